package gatehouse.control.credential;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.mcpserver.SecretCheck;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The secret that a whole project holds for a server. */
@Path("/v1/workspaces/{ws}/projects/{project}/servers/{server}/credential")
@RunOnVirtualThread
class ServerCredentialResource {
  private final CredentialKeeper keeper;
  private final SecretCheck check;
  private final McpServers servers;
  private final ProjectGate gate;
  private final Caller caller;

  ServerCredentialResource(
      CredentialKeeper keeper,
      SecretCheck check,
      McpServers servers,
      ProjectGate gate,
      Caller caller) {
    this.keeper = keeper;
    this.check = check;
    this.servers = servers;
    this.gate = gate;
    this.caller = caller;
  }

  /**
   * That there is one; never what it is.
   *
   * @param since null when there is none
   */
  record ServerCredentialView(
      boolean set,
      @Nullable Instant since,
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
    return keeper.ofProject(of.workspaceId(), of.projectId()).stream()
        .filter(held -> held.serverId().equals(of.id()))
        .findFirst()
        .map(held ->
            new ServerCredentialView(true, held.createdAt(), held.lastError(), held.lastErrorAt()))
        .orElseGet(() -> new ServerCredentialView(false, null, null, null));
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
    if (!keeper.unshare(server(project, server))) {
      throw ProblemException.notFound();
    }
  }

  private McpServer server(String project, String server) {
    Project in = gate.of(caller.workspaceId(), project);
    return servers.get(in.workspaceId(), in.id(), IdType.MCP_SERVER.parse(server));
  }
}
