package gatehouse.control.credential;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.mcpserver.Probed;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.platform.ids.IdType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Whether a server works, with the project's secret where it wants one. */
@Path("/v1/workspaces/{ws}/projects/{project}/servers/{server}/test")
@RunOnVirtualThread
class ServerTestResource {
  private final ServerTest tests;
  private final McpServers servers;
  private final ProjectGate gate;
  private final Caller caller;

  ServerTestResource(ServerTest tests, McpServers servers, ProjectGate gate, Caller caller) {
    this.tests = tests;
    this.servers = servers;
    this.gate = gate;
    this.caller = caller;
  }

  /**
   * What came of a test.
   *
   * @param ok true when it can be used, at least by people who connect it
   * @param wantsSecret true when it answered that it wants a secret, which each person gives
   * @param protocol the revision of the protocol that was agreed on
   * @param serverName how it calls itself
   * @param tools how many it offers
   */
  record ServerTestView(
      boolean ok,
      boolean wantsSecret,
      @Nullable String protocol,
      @Nullable String serverName,
      @Nullable Integer tools,
      @Nullable ServerTestError error) {}

  /** What is wrong, in a sentence. */
  record ServerTestError(Probed.Kind kind, String message) {}

  @POST
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(
      summary = "Try a server as an agent's call would",
      description =
          "Nothing is kept of it. A server that does not work is told in the answer, which is a"
              + " success all the same. A server with secrets of people's own is tried without one.")
  public ServerTestView test(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("server") String server) {
    Project in = gate.of(caller.workspaceId(), project);
    McpServer of = servers.get(in.workspaceId(), in.id(), IdType.MCP_SERVER.parse(server));
    Probed probed = tests.of(of);
    Probed.Failure failure = probed.failure();
    if (failure == null) {
      return new ServerTestView(
          true, false, probed.protocol(), probed.serverName(), probed.tools(), null);
    }
    return of.userLevel() && failure.kind() == Probed.Kind.AUTHENTICATION
        ? new ServerTestView(true, true, null, null, null, null)
        : new ServerTestView(
            false, false, null, null, null, new ServerTestError(failure.kind(), failure.message()));
  }
}
