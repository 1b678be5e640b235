package gatehouse.control.job;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.JobState;
import gatehouse.platform.jobs.JobView;
import gatehouse.platform.jobs.Jobs;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/v1/workspaces/{ws}/jobs")
@RunOnVirtualThread
class JobsResource {
  private final Jobs jobs;
  private final JobItems items;
  private final Caller caller;

  JobsResource(Jobs jobs, JobItems items, Caller caller) {
    this.jobs = jobs;
    this.items = items;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.JOBS_READ)
  public Page<JobView> list(
      @PathParam("ws") String ws,
      @QueryParam("state") List<JobState> state,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return jobs.page(caller.workspaceId(), null, state, PageRequest.of(limit, cursor))
        .map(JobView::of);
  }

  @GET
  @Path("/{job}")
  @Requires(Permission.JOBS_READ)
  public JobView get(@PathParam("ws") String ws, @PathParam("job") String job) {
    return JobView.of(jobs.find(caller.workspaceId(), idOf(job)));
  }

  @GET
  @Path("/{job}/items")
  @Requires(Permission.JOBS_READ)
  public JobItems.Listed items(
      @PathParam("ws") String ws,
      @PathParam("job") String job,
      @QueryParam("outcome") @Nullable String outcome,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return items.page(caller.workspaceId(), idOf(job), outcome, PageRequest.of(limit, cursor));
  }

  @GET
  @Path("/{job}/result")
  @Requires(Permission.JOBS_READ)
  public Response result(@PathParam("ws") String ws, @PathParam("job") String job) {
    return JobResult.of(jobs, jobs.find(caller.workspaceId(), idOf(job)));
  }

  @POST
  @Path("/{job}/cancel")
  @Requires(Permission.JOBS_WRITE)
  public JobView cancel(@PathParam("ws") String ws, @PathParam("job") String job) {
    return JobView.of(jobs.cancel(caller.workspaceId(), idOf(job)));
  }

  @POST
  @Path("/{job}/undo")
  @ResponseStatus(202)
  @Requires(Permission.JOBS_WRITE)
  public JobView undo(@PathParam("ws") String ws, @PathParam("job") String job) {
    return JobView.of(jobs.undo(caller.workspaceId(), idOf(job)));
  }

  private static UUID idOf(String job) {
    return IdType.JOB.parse(job);
  }
}
