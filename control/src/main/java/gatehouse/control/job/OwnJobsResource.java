package gatehouse.control.job;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.Job;
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
import org.jspecify.annotations.Nullable;

/** Jobs that belong to no workspace, shown to whoever started them: a data export, for example. */
@Path("/v1/me/jobs")
@RunOnVirtualThread
class OwnJobsResource {
  private final Jobs jobs;
  private final Caller caller;

  OwnJobsResource(Jobs jobs, Caller caller) {
    this.jobs = jobs;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.SIGNED_IN)
  public Page<JobView> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return jobs.page(Jobs.SERVER, caller.accountId(), List.of(), PageRequest.of(limit, cursor))
        .map(JobView::ofServer);
  }

  @GET
  @Path("/{job}")
  @Requires(Permission.SIGNED_IN)
  public JobView get(@PathParam("job") String job) {
    return JobView.ofServer(own(job));
  }

  @GET
  @Path("/{job}/result")
  @Requires(value = Permission.SIGNED_IN, notThroughAnyProvider = true)
  public Response result(@PathParam("job") String job) {
    return JobResult.of(jobs, own(job));
  }

  @POST
  @Path("/{job}/cancel")
  @Requires(Permission.SIGNED_IN)
  public JobView cancel(@PathParam("job") String job) {
    return JobView.ofServer(jobs.cancel(Jobs.SERVER, own(job).id()));
  }

  private Job own(String id) {
    Job job = jobs.find(Jobs.SERVER, IdType.JOB.parse(id));
    if (!caller.accountId().equals(job.creatorAccount())) {
      throw ProblemException.notFound();
    }
    return job;
  }
}
