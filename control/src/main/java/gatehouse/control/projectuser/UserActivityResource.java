package gatehouse.control.projectuser;

import gatehouse.control.access.Caller;
import gatehouse.control.access.OneTransaction;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.activity.ActivityFigures;
import gatehouse.control.activity.ActivityWeek;
import gatehouse.control.activity.DayRange;
import gatehouse.control.credential.CredentialKeeper;
import gatehouse.control.credential.Held;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What one user of a project has connected and did. */
@Path("/v1/workspaces/{ws}/projects/{project}/users/{user}")
@RunOnVirtualThread
class UserActivityResource {
  private final ProjectUsers users;
  private final ActivityFigures figures;
  private final ActivityWeek week;
  private final CredentialKeeper credentials;
  private final McpServers servers;
  private final ProjectGate gate;
  private final Caller caller;

  UserActivityResource(
      ProjectUsers users,
      ActivityFigures figures,
      ActivityWeek week,
      CredentialKeeper credentials,
      McpServers servers,
      ProjectGate gate,
      Caller caller) {
    this.users = users;
    this.figures = figures;
    this.week = week;
    this.credentials = credentials;
    this.servers = servers;
    this.gate = gate;
    this.caller = caller;
  }

  /** All servers of the project, by slug. */
  record ServerStates(List<ServerStateView> items) {}

  @GET
  @OneTransaction
  @Path("/servers")
  @Requires(Permission.PROJECTS_READ)
  @Operation(summary = "Which servers the user's calls can reach, and which wait for them")
  public ServerStates servers(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("user") String user) {
    ProjectUser of = user(project, user);
    Map<UUID, Held> held = new HashMap<>();
    credentials
        .ofProject(of.workspaceId(), of.projectId())
        .forEach(one -> held.put(one.serverId(), one));
    credentials.ofUser(of.workspaceId(), of.id()).forEach(one -> held.put(one.serverId(), one));
    Map<UUID, Instant> used = figures.lastUsed(of.workspaceId(), of.id());
    return new ServerStates(
        servers.known(of.workspaceId(), of.projectId()).stream()
            .map(server -> ServerStateView.of(server, held.get(server.id()), used.get(server.id())))
            .toList());
  }

  @GET
  @OneTransaction
  @Path("/analytics")
  @Requires(Permission.PROJECTS_READ)
  @Operation(
      summary = "What the user did in some days",
      description =
          "Days such as 2026-03-01, both included, in the workspace's time zone; the last 30 when"
              + " absent.")
  public UserAnalytics analytics(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("user") String user,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    ProjectUser of = user(project, user);
    DayRange days = DayRange.of(from, to, week.current(of.workspaceId(), of.projectId()).day());
    return UserAnalytics.of(
        days, figures.ofUser(of.workspaceId(), of.id(), days.first(), days.last()), known(of));
  }

  @GET
  @OneTransaction
  @Path("/sessions")
  @Requires(Permission.PROJECTS_READ)
  @Operation(summary = "The user's sessions, the newest first")
  public Page<UserSessionView> sessions(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("user") String user,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    ProjectUser of = user(project, user);
    return figures
        .sessions(of.workspaceId(), of.id(), PageRequest.of(limit, cursor))
        .map(UserSessionView::of);
  }

  @GET
  @OneTransaction
  @Path("/calls")
  @Requires(Permission.PROJECTS_READ)
  @Operation(
      summary = "The user's tool calls, the newest first",
      description = "Arguments and results are never stored.")
  public Page<UserCallView> calls(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("user") String user,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    ProjectUser of = user(project, user);
    Map<UUID, McpServer> known = known(of);
    return figures
        .calls(of.workspaceId(), of.id(), PageRequest.of(limit, cursor))
        .map(row -> UserCallView.of(row, known));
  }

  @GET
  @OneTransaction
  @Path("/revocations")
  @Requires(Permission.PROJECTS_READ)
  @Operation(summary = "Receipts of past revocations, the newest first; at most 200")
  public Receipts revocations(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("user") String user) {
    ProjectUser of = user(project, user);
    return Receipts.of(credentials.receipts(of.workspaceId(), of.id()));
  }

  private ProjectUser user(String project, String user) {
    Project in = gate.known(caller.workspaceId(), project);
    return users
        .find(in.workspaceId(), in.id(), IdType.PROJECT_USER.parse(user))
        .orElseThrow(ProblemException::notFound);
  }

  private Map<UUID, McpServer> known(ProjectUser of) {
    return ProjectUserView.byId(servers.known(of.workspaceId(), of.projectId()));
  }
}
