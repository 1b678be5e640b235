package gatehouse.control.view;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.platform.ids.IdType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/v1/workspaces/{ws}/views")
@RunOnVirtualThread
class ViewsResource {
  private final Views views;
  private final Caller caller;

  ViewsResource(Views views, Caller caller) {
    this.views = views;
    this.caller = caller;
  }

  /** One's own views of a list, and the shared ones. */
  @GET
  @Requires(Permission.MEMBERS_READ)
  public SavedViews list(@PathParam("ws") String ws, @QueryParam("list") @Nullable String list) {
    return new SavedViews(
        views.seenBy(caller.workspaceId(), caller.accountId(), Views.knownList(list)).stream()
            .map(this::view)
            .toList());
  }

  @POST
  @ResponseStatus(201)
  @Requires(Permission.MEMBERS_READ)
  public SavedViewView create(
      @PathParam("ws") String ws, @Valid @NotNull(message = "A JSON body is needed") NewView body) {
    return view(
        views.create(
            caller.workspaceId(),
            caller.accountId(),
            Views.knownList(body.list()),
            body.name().strip(),
            body.shared() != null && body.shared(),
            body.address()));
  }

  @PATCH
  @Path("/{view}")
  @Requires(Permission.MEMBERS_READ)
  public SavedViewView change(
      @PathParam("ws") String ws,
      @PathParam("view") String view,
      @Valid @NotNull(message = "A JSON body is needed") ViewChange body) {
    return view(
        views.change(
            caller.workspaceId(),
            caller.accountId(),
            idOf(view),
            body.name(),
            body.shared(),
            body.address()));
  }

  /** Deletes one's own view; an Admin also a shared one of somebody else. */
  @DELETE
  @Path("/{view}")
  @Requires(Permission.MEMBERS_READ)
  public void delete(@PathParam("ws") String ws, @PathParam("view") String view) {
    views.delete(
        caller.workspaceId(),
        caller.accountId(),
        caller.holds(Permission.MEMBERS_WRITE),
        idOf(view));
  }

  private SavedViewView view(SavedView view) {
    return new SavedViewView(
        IdType.SAVED_VIEW.format(view.id()),
        view.list(),
        view.name(),
        view.shared(),
        view.ownerAccount().equals(caller.accountId()),
        view.address(),
        view.createdAt());
  }

  private static UUID idOf(String view) {
    return IdType.SAVED_VIEW.parse(view);
  }

  /** All of them; nobody has many. */
  record SavedViews(List<SavedViewView> items) {}

  /**
   * A view as the API shows it.
   *
   * @param mine false for a shared one of somebody else
   * @param address the query of the list's page, such as {@code status=invited&sort=-createdAt}
   */
  record SavedViewView(
      String id,
      String list,
      String name,
      boolean shared,
      boolean mine,
      String address,
      Instant createdAt) {}

  /** A new view. */
  record NewView(
      @NotBlank(message = "Name the list") String list,
      @NotBlank(message = "Give it a name")
          @Size(max = Views.LONGEST_NAME, message = "Must not be longer than 80 characters")
          String name,
      @Nullable Boolean shared,
      @NotNull(message = "Say what the view shows")
          @Size(max = Views.LONGEST_ADDRESS, message = "Must not be longer than 2000 characters")
          String address) {}

  /** What is null stays. */
  record ViewChange(
      @Nullable @Size(min = 1, max = Views.LONGEST_NAME, message = "Must have 1 to 80 characters")
          String name,
      @Nullable Boolean shared,
      @Nullable
          @Size(max = Views.LONGEST_ADDRESS, message = "Must not be longer than 2000 characters")
          String address) {}
}
