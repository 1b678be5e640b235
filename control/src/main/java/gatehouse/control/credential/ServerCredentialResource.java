package gatehouse.control.credential;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Identity;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.mcpserver.SecretCheck;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.control.session.SessionCookie;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.IdType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The secret that a whole project holds for a server. */
@Path("/v1/workspaces/{ws}/projects/{project}/servers/{server}/credential")
@RunOnVirtualThread
class ServerCredentialResource {
  private final CredentialKeeper keeper;
  private final CredentialEnds ends;
  private final SecretCheck check;
  private final McpServers servers;
  private final OAuthConnecting connecting;
  private final ProjectGate gate;
  private final Caller caller;

  ServerCredentialResource(
      CredentialKeeper keeper,
      CredentialEnds ends,
      SecretCheck check,
      OAuthConnecting connecting,
      McpServers servers,
      ProjectGate gate,
      Caller caller) {
    this.keeper = keeper;
    this.ends = ends;
    this.check = check;
    this.connecting = connecting;
    this.servers = servers;
    this.gate = gate;
    this.caller = caller;
  }

  /**
   * That there is one; never what it is.
   *
   * @param state null when there is none
   * @param scopes what tokens are good for
   * @param expiresAt when it ends unless it is renewed
   * @param failure why the last attempt to connect came to nothing; for a quarter of an hour
   */
  record ServerCredentialView(
      boolean set,
      @Nullable CredentialState state,
      @Nullable Instant since,
      List<String> scopes,
      @Nullable Instant expiresAt,
      @Nullable String failure,
      @Nullable String lastError,
      @Nullable Instant lastErrorAt) {}

  @GET
  @Requires(Permission.PROJECTS_READ)
  @Operation(summary = "Whether the project holds a secret for this server")
  public ServerCredentialView get(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("server") String server) {
    McpServer of = server(project, server);
    String failure =
        connecting.failures(of.workspaceId(), of.projectId(), null).getOrDefault(of.id(), "");
    @Nullable String why = failure.isEmpty() ? null : failure;
    return keeper.ofProject(of.workspaceId(), of.projectId()).stream()
        .filter(held -> held.serverId().equals(of.id()))
        .findFirst()
        .map(held ->
            new ServerCredentialView(
                true,
                held.state(),
                held.createdAt(),
                held.scopes(),
                held.expiresAt(),
                why,
                held.lastError(),
                held.lastErrorAt()))
        .orElseGet(
            () -> new ServerCredentialView(false, null, null, List.of(), null, why, null, null));
  }

  /** Where the browser goes. */
  record ServerAuthorization(String url) {}

  @POST
  @Path("/authorization")
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(
      summary = "Begin to connect the project by OAuth: where to send this browser",
      description =
          "For a server with OAuth for the whole project. The browser comes back to the console;"
              + " what came of it is seen here.")
  public ServerAuthorization authorize(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("server") String server,
      @Parameter(hidden = true) @CookieParam(SessionCookie.NAME) @Nullable String session) {
    if (session == null || caller.identity().kind() != Identity.Kind.SESSION) {
      throw new ProblemException(
          ProblemType.NOT_ALLOWED, "A browser is needed for this: sign in to the console.");
    }
    Project in = gate.of(caller.workspaceId(), project);
    McpServer of = servers.get(in.workspaceId(), in.id(), IdType.MCP_SERVER.parse(server));
    String page =
        "/w/%s/projects/%s/servers?secret=%s"
            .formatted(caller.membership().slug(), in.slug(), of.typeId());
    return new ServerAuthorization(
        connecting.departShared(of, caller.accountId(), session, page).toString());
  }

  @PUT
  @ResponseStatus(204)
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(
      summary = "Set the project's secret for this server; it is never shown again",
      description =
          "The server is asked first whether it takes it. Where it cannot be asked, the answer is"
              + " not-tested; with untested it is kept all the same.")
  public void set(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("server") String server,
      @Valid @NotNull SecretRequest body) {
    McpServer of = server(project, server);
    if (of.projectLevel() && body.isToBeTested()) {
      check.check(of, body.secret(), String.valueOf(of.workspaceId()));
    }
    keeper.share(of, body.secret());
  }

  @DELETE
  @ResponseStatus(204)
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(summary = "Remove the project's secret for this server; running calls are cut")
  public void remove(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("server") String server) {
    if (!ends.unshare(server(project, server))) {
      throw ProblemException.notFound();
    }
  }

  private McpServer server(String project, String server) {
    Project in = gate.of(caller.workspaceId(), project);
    return servers.get(in.workspaceId(), in.id(), IdType.MCP_SERVER.parse(server));
  }
}
