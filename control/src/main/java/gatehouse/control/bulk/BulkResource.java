package gatehouse.control.bulk;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.jobs.JobView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/workspaces/{ws}/bulk")
@RunOnVirtualThread
class BulkResource {
  private final Instance<BulkList> lists;
  private final Caller caller;

  BulkResource(@Any Instance<BulkList> lists, Caller caller) {
    this.lists = lists;
    this.caller = caller;
  }

  /**
   * Starts a job that does the action row by row; each row is checked as if it were alone. Each
   * list asks for a permission of its own besides the one that all of them ask for.
   */
  @POST
  @ResponseStatus(202)
  @Requires(Permission.PROJECTS_WRITE)
  public JobView start(
      @PathParam("ws") String ws,
      @Valid @NotNull(message = "A JSON body is needed") BulkRequest body) {
    return JobView.of(listOf(body).start(caller.workspaceId(), body));
  }

  /** What the action would do, and which rows it would leave out for what reason. */
  @POST
  @Path("/preview")
  @Requires(Permission.PROJECTS_WRITE)
  public BulkPreview preview(
      @PathParam("ws") String ws,
      @Valid @NotNull(message = "A JSON body is needed") BulkRequest body) {
    return listOf(body).preview(caller.workspaceId(), body);
  }

  private BulkList listOf(BulkRequest body) {
    BulkList wanted =
        lists.stream()
            .filter(list -> list.list().equals(body.list()))
            .findAny()
            .orElseThrow(() ->
                ProblemException.invalid(
                    "/list",
                    "Must be one of: "
                        + String.join(", ", lists.stream().map(BulkList::list).sorted().toList())));
    if (!caller.holds(wanted.permission())) {
      throw new ProblemException(
          ProblemType.NOT_ALLOWED,
          "Your role does not include: " + wanted.permission().description() + ".");
    }
    if ((body.ids() == null) == (body.filter() == null)) {
      throw ProblemException.invalid("/ids", "Give either ids or a filter");
    }
    return wanted;
  }
}
