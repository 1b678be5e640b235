package gatehouse.control.device;

import java.util.UUID;

/**
 * A device after a sign-in.
 *
 * @param token goes into the device cookie and nowhere else
 */
public record Remembered(UUID id, String token) {
  @Override
  public String toString() {
    return "Remembered[" + id + "]";
  }
}
