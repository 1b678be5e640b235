package gatehouse.control.personaldata;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.platform.jobs.JobView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;

/** One's own data as a file; the job and its result are under /me/jobs. */
@Path("/v1/me/data-export")
@RunOnVirtualThread
class DataExportResource {
  private final DataExports exports;
  private final Caller caller;

  DataExportResource(DataExports exports, Caller caller) {
    this.exports = exports;
    this.caller = caller;
  }

  @POST
  @ResponseStatus(202)
  @Requires(Permission.SIGNED_IN)
  @Operation(summary = "Make a file of everything held about one's account")
  public JobView start() {
    return JobView.ofServer(exports.start(caller.accountId(), caller.identity().name()));
  }
}
