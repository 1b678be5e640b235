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

/** The sites of a workspace. */
@Path("/v1/workspaces/{ws}/sites")
@RunOnVirtualThread
class SitesResource {
  private static final GroupKind KIND = GroupKind.SITE;

  private final Groups groups;
  private final Caller caller;

  SitesResource(Groups groups, Caller caller) {
    this.groups = groups;
    this.caller = caller;
  }

  /**
   * A site.
   *
   * @param members how many members it has
   */
  record SiteView(String id, String name, long members, Instant createdAt) {
    static SiteView of(Group group, Map<UUID, Long> members) {
      return new SiteView(
          group.typeId(), group.name(), members.getOrDefault(group.id(), 0L), group.createdAt());
    }
  }

  @GET
  @Requires(Permission.MEMBERS_READ)
  @Operation(summary = "The workspace's sites, by name")
  public Page<SiteView> list(
      @PathParam("ws") String ws,
      @QueryParam("q") @Nullable String q,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<Group> page = groups.page(workspace(), KIND, q, PageRequest.of(limit, cursor));
    Map<UUID, Long> members = groups.counts(workspace(), KIND);
    return page.map(group -> SiteView.of(group, members));
  }

  @POST
  @ResponseStatus(201)
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "Make a site")
  public RestResponse<SiteView> create(
      @PathParam("ws") String ws, @Valid @NotNull GroupRequest.NewGroup body) {
    GroupName name = GroupName.ofRequest(KIND, body.name());
    return answer(RestResponse.Status.CREATED, groups.create(workspace(), KIND, name));
  }

  @GET
  @Path("/{site}")
  @Requires(Permission.MEMBERS_READ)
  @Operation(summary = "One site")
  public RestResponse<SiteView> get(@PathParam("ws") String ws, @PathParam("site") String site) {
    return answer(RestResponse.Status.OK, groups.find(workspace(), KIND, idOf(site)));
  }

  @PATCH
  @Path("/{site}")
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "Rename a site")
  public RestResponse<SiteView> change(
      @PathParam("ws") String ws,
      @PathParam("site") String site,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull GroupRequest.GroupChange body) {
    GroupName name = body.name() == null ? null : GroupName.ofRequest(KIND, body.name());
    return answer(
        RestResponse.Status.OK, groups.rename(workspace(), KIND, idOf(site), name, ifMatch));
  }

  @DELETE
  @Path("/{site}")
  @ResponseStatus(204)
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "Delete a site; its members lose it")
  public void delete(@PathParam("ws") String ws, @PathParam("site") String site) {
    groups.delete(workspace(), KIND, idOf(site));
  }

  private RestResponse<SiteView> answer(RestResponse.Status status, Group group) {
    return RestResponse.ResponseBuilder.create(
            status, SiteView.of(group, groups.counts(workspace(), KIND)))
        .header("ETag", EntityTags.of(group.version()))
        .build();
  }

  private UUID workspace() {
    return caller.workspaceId();
  }

  private static UUID idOf(String site) {
    return KIND.idType().parse(site);
  }
}
