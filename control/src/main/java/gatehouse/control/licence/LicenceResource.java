package gatehouse.control.licence;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.member.Seats;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/v1/workspaces/{ws}/licence")
@RunOnVirtualThread
class LicenceResource {
  private final Seats seats;
  private final Caller caller;

  LicenceResource(Seats seats, Caller caller) {
    this.seats = seats;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.LICENCE_READ)
  public Licence get(@PathParam("ws") String ws) {
    return Licence.of(seats.usage(caller.workspaceId()));
  }
}
