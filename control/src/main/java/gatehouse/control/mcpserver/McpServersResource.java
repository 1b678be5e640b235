package gatehouse.control.mcpserver;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.ids.IdType;
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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The MCP servers of a project. */
@Path("/v1/workspaces/{ws}/projects/{project}/servers")
@RunOnVirtualThread
class McpServersResource {
  private final McpServers servers;
  private final ProjectGate gate;
  private final Caller caller;

  McpServersResource(McpServers servers, ProjectGate gate, Caller caller) {
    this.servers = servers;
    this.gate = gate;
    this.caller = caller;
  }

  /** All of them; a project has at most a hundred. */
  record McpServerList(List<McpServerView> items) {}

  /**
   * How a server's callers are known; of the fields those that its kind has.
   *
   * @param scopes asked for; empty for those that the server names
   * @param clientId of a client registered by hand
   * @param hasClientSecret whether it has a secret, which is never shown
   * @param authorizationServer the issuer that the client registered by hand belongs to
   */
  record McpServerAuthView(
      AuthKind kind,
      @Nullable AuthLevel level,
      @Nullable String name,
      @Nullable String prefix,
      @Nullable List<String> scopes,
      @Nullable String clientId,
      @Nullable Boolean hasClientSecret,
      @Nullable String authorizationServer) {
    static McpServerAuthView of(McpServer server) {
      OAuthSettings oauth = server.oauth();
      return switch (server.auth()) {
        case NONE -> new McpServerAuthView(AuthKind.NONE, null, null, null, null, null, null, null);
        case HEADER, QUERY ->
            new McpServerAuthView(
                server.auth(),
                server.level(),
                server.authName(),
                server.authPrefix(),
                null,
                null,
                null,
                null);
        case OAUTH ->
            new McpServerAuthView(
                AuthKind.OAUTH,
                server.level(),
                null,
                null,
                oauth.scopes(),
                oauth.clientId(),
                oauth.hasSecret(),
                oauth.issuer());
      };
    }
  }

  /**
   * A server as the API shows it.
   *
   * @param slug the prefix of its tools
   * @param description what people are told of it when they are asked to connect it
   */
  record McpServerView(
      String id,
      String slug,
      String name,
      String description,
      String url,
      McpServerAuthView auth,
      boolean enabled,
      Instant createdAt) {
    static McpServerView of(McpServer server) {
      return new McpServerView(
          server.typeId(),
          server.slug(),
          server.name(),
          server.description(),
          server.url().toString(),
          McpServerAuthView.of(server),
          server.enabled(),
          server.createdAt());
    }
  }

  @GET
  @Requires(Permission.PROJECTS_READ)
  @Operation(summary = "The project's MCP servers, by slug")
  public McpServerList list(@PathParam("ws") String ws, @PathParam("project") String project) {
    Project in = project(project);
    return new McpServerList(
        servers.of(in.workspaceId(), in.id()).stream().map(McpServerView::of).toList());
  }

  @POST
  @ResponseStatus(201)
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(summary = "Connect an MCP server")
  public RestResponse<McpServerView> create(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @Valid @NotNull ServerRequest.NewMcpServer body) {
    Project in = project(project);
    return answer(RestResponse.Status.CREATED, servers.create(in.workspaceId(), in.id(), body));
  }

  @GET
  @Path("/{server}")
  @Requires(Permission.PROJECTS_READ)
  @Operation(summary = "One MCP server")
  public RestResponse<McpServerView> get(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("server") String server) {
    Project in = project(project);
    return answer(
        RestResponse.Status.OK,
        servers.get(in.workspaceId(), in.id(), IdType.MCP_SERVER.parse(server)));
  }

  @PATCH
  @Path("/{server}")
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(
      summary = "Change an MCP server",
      description =
          "With another host or another kind of authentication, what people gave for it ends.")
  public RestResponse<McpServerView> change(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("server") String server,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull ServerRequest.McpServerChange body) {
    Project in = project(project);
    return answer(
        RestResponse.Status.OK,
        servers.change(in.workspaceId(), in.id(), IdType.MCP_SERVER.parse(server), body, ifMatch));
  }

  @DELETE
  @Path("/{server}")
  @ResponseStatus(204)
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(summary = "Delete an MCP server with everything people gave for it")
  public void delete(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("server") String server) {
    Project in = project(project);
    servers.delete(in.workspaceId(), in.id(), IdType.MCP_SERVER.parse(server));
  }

  private Project project(String project) {
    return gate.of(caller.workspaceId(), project);
  }

  private static RestResponse<McpServerView> answer(RestResponse.Status status, McpServer server) {
    return RestResponse.ResponseBuilder.create(status, McpServerView.of(server))
        .header("ETag", EntityTags.of(server.version()))
        .build();
  }
}
