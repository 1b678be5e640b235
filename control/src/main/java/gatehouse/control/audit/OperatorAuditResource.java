package gatehouse.control.audit;

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
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The chain of what belongs to no workspace. Its jobs are under /me/jobs. */
@Path("/v1/operator/audit")
@RunOnVirtualThread
class OperatorAuditResource {
  private final AuditReader reader;
  private final AuditJobs jobs;

  OperatorAuditResource(AuditReader reader, AuditJobs jobs) {
    this.reader = reader;
    this.jobs = jobs;
  }

  @GET
  @Requires(Permission.OPERATOR)
  public Page<AuditEntryView> list(
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("action") @Nullable String action,
      @QueryParam("subject") @Nullable String subject,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("q") @Nullable String q,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return reader.page(
        AuditLog.SERVER,
        AuditFilter.of(actor, action, subject, from, to, q),
        PageRequest.of(limit, cursor));
  }

  /** The names of what has happened here, for the filter. */
  @GET
  @Path("/actions")
  @Requires(Permission.OPERATOR)
  public AuditResource.Actions actions() {
    return new AuditResource.Actions(reader.actions(AuditLog.SERVER));
  }

  @POST
  @Path("/verification")
  @ResponseStatus(202)
  @Requires(Permission.OPERATOR)
  public JobView verify() {
    return JobView.ofServer(jobs.verify(AuditLog.SERVER));
  }

  @POST
  @Path("/exports")
  @ResponseStatus(202)
  @Requires(Permission.OPERATOR)
  public JobView export(@NotNull(message = "A JSON body is needed") AuditExportRequest body) {
    return JobView.ofServer(jobs.export(AuditLog.SERVER, body));
  }
}
