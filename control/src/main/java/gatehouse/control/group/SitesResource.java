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

/** The sites of a workspace. */
@Path("/v1/workspaces/{ws}/sites")
@RunOnVirtualThread
class SitesResource extends GroupResource<SitesResource.SiteView> {
  SitesResource(Groups groups, Caller caller) {
    super(groups, caller, GroupKind.SITE, SiteView::of);
  }

  /**
   * A site.
   *
   * @param members how many members it has
   */
  record SiteView(String id, String name, long members, Instant createdAt) {
    static SiteView of(Group group, long members) {
      return new SiteView(group.typeId(), group.name(), members, group.createdAt());
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
    return page(q, limit, cursor);
  }

  @POST
  @ResponseStatus(201)
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "Make a site")
  public RestResponse<SiteView> create(
      @PathParam("ws") String ws, @Valid @NotNull GroupRequest.NewGroup body) {
    return made(body);
  }

  @GET
  @Path("/{site}")
  @Requires(Permission.MEMBERS_READ)
  @Operation(summary = "One site")
  public RestResponse<SiteView> get(@PathParam("ws") String ws, @PathParam("site") String site) {
    return one(site);
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
    return renamed(site, ifMatch, body);
  }

  @DELETE
  @Path("/{site}")
  @ResponseStatus(204)
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "Delete a site; its members lose it")
  public void delete(@PathParam("ws") String ws, @PathParam("site") String site) {
    deleted(site);
  }
}
