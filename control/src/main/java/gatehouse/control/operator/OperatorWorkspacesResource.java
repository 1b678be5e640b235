package gatehouse.control.operator;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.workspace.Workspace;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/operator/workspaces")
@RunOnVirtualThread
class OperatorWorkspacesResource {
  private final Workspaces workspaces;
  private final WorkspaceFigures figures;
  private final Caller caller;

  OperatorWorkspacesResource(Workspaces workspaces, WorkspaceFigures figures, Caller caller) {
    this.workspaces = workspaces;
    this.figures = figures;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.OPERATOR)
  public Page<OperatedWorkspace> list(
      @QueryParam("q") @Nullable String q,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return figures.of(workspaces.page(q, PageRequest.of(limit, cursor)));
  }

  @POST
  @Requires(value = Permission.OPERATOR, personOnly = true)
  @ResponseStatus(201)
  public RestResponse<OperatedWorkspace> create(
      @Valid @NotNull(message = "A JSON body is needed") NewWorkspace body) {
    Workspace made = workspaces.create(body.name().strip(), body.slug(), caller.accountId());
    return RestResponse.status(RestResponse.Status.CREATED, figures.of(made));
  }

  @PATCH
  @Path("/{workspace}")
  @Requires(Permission.OPERATOR)
  @SuppressWarnings("NullableOptional") // null: absent in the patch; empty: null there
  public RestResponse<OperatedWorkspace> change(
      @PathParam("workspace") String workspace,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull(message = "A JSON body is needed") SeatsChange body) {
    Workspace found =
        workspaces.find(IdType.WORKSPACE.parse(workspace)).orElseThrow(ProblemException::notFound);
    Optional<Integer> seats = body.seats();
    Workspace changed =
        seats == null ? found : workspaces.license(found.id(), seats.orElse(null), ifMatch);
    return RestResponse.ResponseBuilder.ok(figures.of(changed))
        .header("ETag", EntityTags.of(changed.version()))
        .build();
  }

  /** A workspace to be made; its maker becomes its Admin. */
  record NewWorkspace(
      @NotBlank(message = "Give it a name")
          @Size(max = 120, message = "Use at most 120 characters")
          @Pattern(regexp = "\\P{Cntrl}*", message = "No control characters")
          String name,
      @Nullable String slug) {}

  /** The seats of a workspace; null for any number. */
  @SuppressWarnings("NullableOptional") // null: absent in the patch; empty: null there
  record SeatsChange(
      @Nullable
          Optional<
              @Min(value = 1, message = "At least 1 seat")
              @Max(value = 10_000_000, message = "At most 10,000,000 seats") Integer>
          seats) {}
}
