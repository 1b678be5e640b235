package gatehouse.control.emailchange;

import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The links in the letters about a new address. */
@Path("/v1/email-changes/{token}")
@RunOnVirtualThread
class EmailChangesResource {
  private final EmailChanges changes;

  EmailChangesResource(EmailChanges changes) {
    this.changes = changes;
  }

  @POST
  @ResponseStatus(204)
  @Requires(Permission.ANYONE)
  @Operation(summary = "Prove the new address")
  public void confirm(@PathParam("token") String token) {
    changes.confirm(token);
  }

  @DELETE
  @ResponseStatus(204)
  @Requires(Permission.ANYONE)
  @Operation(summary = "Stop a change of address, with the link sent to the old one")
  public void stop(@PathParam("token") String token) {
    changes.stop(token);
  }
}
