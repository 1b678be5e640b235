package gatehouse.control.authlink;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The links by which a project's people connect its servers. */
@Path("/v1/workspaces/{ws}/projects/{project}/auth-links")
@RunOnVirtualThread
class AuthLinksResource {
  private final AuthLinks links;
  private final McpServers servers;
  private final ProjectGate gate;
  private final Caller caller;
  private final Clock clock;

  AuthLinksResource(
      AuthLinks links, McpServers servers, ProjectGate gate, Caller caller, Clock clock) {
    this.links = links;
    this.servers = servers;
    this.gate = gate;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * A link as the API shows it; its address was shown when it was made.
   *
   * @param servers ids; empty for all that people connect
   */
  record AuthLinkView(
      String id,
      AuthLink.Kind kind,
      @Nullable String email,
      List<String> domains,
      List<String> servers,
      String note,
      AuthLink.State state,
      String createdBy,
      Instant createdAt,
      Instant expiresAt) {
    static AuthLinkView of(AuthLink link, Instant now) {
      return new AuthLinkView(
          IdType.AUTH_LINK.format(link.id()),
          link.kind(),
          link.email(),
          link.domains(),
          link.servers().stream().map(IdType.MCP_SERVER::format).toList(),
          link.note(),
          link.state(now),
          link.createdBy(),
          link.createdAt(),
          link.expiresAt());
    }
  }

  /** A new link with its address, which is shown this once. */
  record NewAuthLink(AuthLinkView link, String url) {}

  @GET
  @Requires(Permission.PROJECTS_READ)
  @Operation(summary = "The project's auth links, the newest first")
  public Page<AuthLinkView> list(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Instant now = clock.instant();
    return links
        .page(project(project), PageRequest.of(limit, cursor))
        .map(link -> AuthLinkView.of(link, now));
  }

  @POST
  @ResponseStatus(201)
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(
      summary = "Make an auth link",
      description =
          "Whoever opens it proves their address before anything else; the address of the link is"
              + " shown this once.")
  public NewAuthLink create(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @Valid @NotNull(message = "A JSON body is needed") AuthLinkRequest body) {
    Project in = project(project);
    List<McpServer> connectable =
        servers.of(in.workspaceId(), in.id()).stream().filter(McpServer::userLevel).toList();
    AuthLinks.Made made = links.create(in, body.checked(connectable, clock.instant()));
    return new NewAuthLink(AuthLinkView.of(made.link(), clock.instant()), made.url());
  }

  @DELETE
  @Path("/{link}")
  @ResponseStatus(204)
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(summary = "End an auth link, also where somebody uses it right now")
  public void end(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("link") String link) {
    links.end(project(project), IdType.AUTH_LINK.parse(link));
  }

  private Project project(String project) {
    return gate.of(caller.workspaceId(), project);
  }
}
