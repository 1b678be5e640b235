package gatehouse.control.device;

import gatehouse.control.personaldata.PersonalData;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The browsers the person has signed in from. */
@ApplicationScoped
class DeviceData implements PersonalData {
  private final Devices devices;

  DeviceData(Devices devices) {
    this.devices = devices;
  }

  /** One browser, without what it is known by. */
  record Piece(
      String id,
      String userAgent,
      String address,
      Instant firstSeenAt,
      Instant lastSeenAt,
      @Nullable Instant trustedUntil) {
    static Piece of(Device device) {
      return new Piece(
          IdType.ACCOUNT_DEVICE.format(device.id()),
          device.userAgent(),
          device.address(),
          device.firstSeen(),
          device.lastSeen(),
          device.trustedUntil());
    }
  }

  @Override
  public String name() {
    return "devices";
  }

  @Override
  public void tell(UUID account, Consumer<Object> piece) {
    devices.of(account).forEach(device -> piece.accept(Piece.of(device)));
  }
}
