package gatehouse.control.group;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.platform.paging.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The tags of a workspace. */
@Path("/v1/workspaces/{ws}/tags")
@RunOnVirtualThread
class TagsResource extends GroupResource<TagsResource.TagView> {
  TagsResource(Groups groups, Caller caller) {
    super(groups, caller, GroupKind.TAG, TagView::of);
  }

  /**
   * A tag.
   *
   * @param dynamic true when the server gives it by a rule
   * @param members how many members it has
   */
  record TagView(String id, String name, boolean dynamic, long members, Instant createdAt) {
    static TagView of(Group group, long members) {
      return new TagView(group.typeId(), group.name(), false, members, group.createdAt());
    }
  }

  @GET
  @Requires(Permission.MEMBERS_READ)
  @Operation(summary = "The workspace's tags, by name")
  public Page<TagView> list(
      @PathParam("ws") String ws,
      @QueryParam("q") @Nullable String q,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return page(q, limit, cursor);
  }

  @POST
  @ResponseStatus(201)
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "Make a tag")
  public RestResponse<TagView> create(
      @PathParam("ws") String ws, @Valid @NotNull GroupRequest.NewGroup body) {
    return made(body);
  }

  @GET
  @Path("/{tag}")
  @Requires(Permission.MEMBERS_READ)
  @Operation(summary = "One tag")
  public RestResponse<TagView> get(@PathParam("ws") String ws, @PathParam("tag") String tag) {
    return one(tag);
  }

  @PATCH
  @Path("/{tag}")
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "Rename a tag")
  public RestResponse<TagView> change(
      @PathParam("ws") String ws,
      @PathParam("tag") String tag,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull GroupRequest.GroupChange body) {
    return renamed(tag, ifMatch, body);
  }

  @DELETE
  @Path("/{tag}")
  @ResponseStatus(204)
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "Delete a tag; its members lose it")
  public void delete(@PathParam("ws") String ws, @PathParam("tag") String tag) {
    deleted(tag);
  }
}
