package gatehouse.control.group;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The tags of a workspace. */
@Path("/v1/workspaces/{ws}/tags")
@RunOnVirtualThread
class TagsResource {
  private static final GroupKind KIND = GroupKind.TAG;

  private final Groups groups;
  private final Caller caller;

  TagsResource(Groups groups, Caller caller) {
    this.groups = groups;
    this.caller = caller;
  }

  /**
   * A tag.
   *
   * @param dynamic true when the server gives it by a rule
   * @param members how many members it has
   */
  record TagView(String id, String name, boolean dynamic, long members, Instant createdAt) {
    static TagView of(Group group, Map<UUID, Long> members) {
      return new TagView(
          group.typeId(),
          group.name(),
          false,
          members.getOrDefault(group.id(), 0L),
          group.createdAt());
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
    Page<Group> page = groups.page(workspace(), KIND, q, PageRequest.of(limit, cursor));
    Map<UUID, Long> members = groups.counts(workspace(), KIND);
    return page.map(group -> TagView.of(group, members));
  }

  @POST
  @ResponseStatus(201)
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "Make a tag")
  public RestResponse<TagView> create(
      @PathParam("ws") String ws, @Valid @NotNull GroupRequest.NewGroup body) {
    GroupName name = GroupName.ofRequest(KIND, body.name());
    return answer(RestResponse.Status.CREATED, groups.create(workspace(), KIND, name));
  }

  @GET
  @Path("/{tag}")
  @Requires(Permission.MEMBERS_READ)
  @Operation(summary = "One tag")
  public RestResponse<TagView> get(@PathParam("ws") String ws, @PathParam("tag") String tag) {
    return answer(RestResponse.Status.OK, groups.find(workspace(), KIND, idOf(tag)));
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
    GroupName name = body.name() == null ? null : GroupName.ofRequest(KIND, body.name());
    return answer(
        RestResponse.Status.OK, groups.rename(workspace(), KIND, idOf(tag), name, ifMatch));
  }

  @DELETE
  @Path("/{tag}")
  @ResponseStatus(204)
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "Delete a tag; its members lose it")
  public void delete(@PathParam("ws") String ws, @PathParam("tag") String tag) {
    groups.delete(workspace(), KIND, idOf(tag));
  }

  private RestResponse<TagView> answer(RestResponse.Status status, Group group) {
    return RestResponse.ResponseBuilder.create(
            status, TagView.of(group, groups.counts(workspace(), KIND)))
        .header("ETag", EntityTags.of(group.version()))
        .build();
  }

  private UUID workspace() {
    return caller.workspaceId();
  }

  private static UUID idOf(String tag) {
    return KIND.idType().parse(tag);
  }
}
