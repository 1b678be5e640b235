package gatehouse.control.credential;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token that works now.
 *
 * @param isNew somebody renewed it just now: whoever remembers the old one must forget it
 */
record LiveToken(UUID credential, String access, @Nullable Instant refreshAt, boolean isNew) {
  @Override
  public String toString() {
    return "LiveToken[" + credential + "]";
  }
}
