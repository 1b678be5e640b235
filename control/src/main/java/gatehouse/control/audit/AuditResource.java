package gatehouse.control.audit;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.platform.jobs.JobView;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/v1/workspaces/{ws}/audit")
@RunOnVirtualThread
class AuditResource {
  private final AuditReader reader;
  private final AuditJobs jobs;
  private final Caller caller;

  AuditResource(AuditReader reader, AuditJobs jobs, Caller caller) {
    this.reader = reader;
    this.jobs = jobs;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.AUDIT_READ)
  public Page<AuditEntryView> list(
      @PathParam("ws") String ws,
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("action") @Nullable String action,
      @QueryParam("subject") @Nullable String subject,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("q") @Nullable String q,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return reader.page(
        chain(),
        AuditFilter.of(actor, action, subject, from, to, q),
        PageRequest.of(limit, cursor));
  }

  /** The names of what has happened here, for the filter. */
  @GET
  @Path("/actions")
  @Requires(Permission.AUDIT_READ)
  public Actions actions(@PathParam("ws") String ws) {
    return new Actions(reader.actions(chain()));
  }

  /** The names, sorted. */
  public record Actions(List<String> items) {}

  @POST
  @Path("/verification")
  @ResponseStatus(202)
  @Requires(Permission.AUDIT_READ)
  public JobView verify(@PathParam("ws") String ws) {
    return JobView.of(jobs.verify(chain()));
  }

  @POST
  @Path("/exports")
  @ResponseStatus(202)
  @Requires(Permission.AUDIT_READ)
  public JobView export(
      @PathParam("ws") String ws,
      @NotNull(message = "A JSON body is needed") AuditExportRequest body) {
    return JobView.of(jobs.export(chain(), body));
  }

  private UUID chain() {
    return caller.workspaceId();
  }
}
