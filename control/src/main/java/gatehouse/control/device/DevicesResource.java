package gatehouse.control.device;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.platform.ids.IdType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The browsers one signs in from. */
@Path("/v1/me/devices")
@RunOnVirtualThread
class DevicesResource {
  private final Devices devices;
  private final OwnBrowsers own;
  private final Caller caller;
  private final Clock clock;

  DevicesResource(Devices devices, OwnBrowsers own, Caller caller, Clock clock) {
    this.devices = devices;
    this.own = own;
    this.caller = caller;
    this.clock = clock;
  }

  record DeviceList(List<DeviceItem> items) {}

  /**
   * One browser, as its owner sees it.
   *
   * @param trusted whether it skips the second factor now
   */
  record DeviceItem(
      String id,
      boolean current,
      String name,
      boolean trusted,
      @Nullable Instant trustedUntil,
      Instant firstSeenAt,
      Instant lastSeenAt,
      String address) {

    static DeviceItem of(Device device, @Nullable UUID current, Instant now) {
      boolean trusted = device.trusted(now);
      return new DeviceItem(
          IdType.ACCOUNT_DEVICE.format(device.id()),
          device.id().equals(current),
          Browser.of(device.userAgent()).name(),
          trusted,
          trusted ? device.trustedUntil() : null,
          device.firstSeen(),
          device.lastSeen(),
          device.address());
    }
  }

  @GET
  @Requires(Permission.SIGNED_IN)
  @Operation(summary = "Browsers one has signed in from")
  public DeviceList list(
      @Parameter(hidden = true) @CookieParam(Devices.COOKIE) @Nullable String token) {
    UUID account = caller.accountId();
    UUID current = devices.known(account, token).map(Device::id).orElse(null);
    Instant now = clock.instant();
    return new DeviceList(
        devices.of(account).stream().map(device -> DeviceItem.of(device, current, now)).toList());
  }

  @DELETE
  @Path("/{device}")
  @ResponseStatus(204)
  @Requires(Permission.SIGNED_IN)
  @Operation(summary = "Forget a browser and end its sessions")
  public void forget(@PathParam("device") String device) {
    own.forget(caller.accountId(), IdType.ACCOUNT_DEVICE.parse(device));
  }
}
