package gatehouse.testkit;

import gatehouse.control.access.Role;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.activity.ActivitySink;
import gatehouse.control.activity.ErrorKind;
import gatehouse.control.activity.McpSession;
import gatehouse.control.activity.Query;
import gatehouse.control.activity.ToolCall;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.projectuser.ProjectUser;
import gatehouse.control.projectuser.ProjectUsers;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Projects with servers, and what agents do there, told as a gateway tells it. */
@ApplicationScoped
public class AgentTraffic {
  private static final UUID AGENT = UUID.fromString("01900000-0000-7000-8000-00000000a9e0");

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final People people;
  private final McpServers servers;
  private final Database database;
  private final ProjectUsers users;
  private final ActivitySink sink;
  private final Ids ids;
  private final Clock clock;

  AgentTraffic(
      People people,
      McpServers servers,
      Database database,
      ProjectUsers users,
      ActivitySink sink,
      Ids ids,
      Clock clock) {
    this.people = people;
    this.servers = servers;
    this.database = database;
    this.users = users;
    this.sink = sink;
    this.ids = ids;
    this.clock = clock;
  }

  /** Another workspace with an Editor, and in it the project {@code tools}. */
  public ToolsProject tools() {
    String slug = "tools" + NUMBER.incrementAndGet();
    UUID workspace = people.workspace(slug);
    UUID project = project(workspace, "tools");
    return new ToolsProject(
        slug,
        workspace,
        project,
        servers.get(workspace, project, server(workspace, project, "mail", true)),
        servers.get(workspace, project, server(workspace, project, "docs", true)),
        people.member("editor@" + slug + ".example", workspace, Role.EDITOR));
  }

  /** A project of this slug, without agents. */
  public UUID project(UUID workspace, String slug) {
    UUID id = ids.next();
    database.inWorkspace(
        workspace,
        handle ->
            handle.execute(
                "insert into project (workspace_id, id, slug, name, created_at)"
                    + " values (?, ?, ?, ?, ?)",
                workspace,
                id,
                slug,
                slug,
                clock.instant()));
    return id;
  }

  /** A server with a secret in the Authorization header: each person's own, or the project's. */
  public UUID server(UUID workspace, UUID project, String slug, boolean ofUsers) {
    UUID id = ids.next();
    database.inWorkspace(
        workspace,
        handle ->
            handle.execute(
                """
                insert into mcp_server (workspace_id, project_id, id, slug, name, url, auth, level,
                  auth_name, auth_prefix, created_at)
                values (?, ?, ?, ?, ?, ?, 'HEADER', ?, 'Authorization', 'Bearer ', ?)
                """,
                workspace,
                project,
                id,
                slug,
                slug,
                "https://" + slug + ".example/mcp",
                ofUsers ? "USER" : "PROJECT",
                clock.instant()));
    return id;
  }

  public ProjectUser user(UUID workspace, UUID project, String email) {
    return users.ofAddress(workspace, project, EmailAddress.parse(email));
  }

  /** A session that begins now. */
  public UUID session(ProjectUser user) {
    UUID id = ids.next();
    Instant now = clock.instant();
    sink.sessionStarted(
        new McpSession(
            id,
            user.workspaceId(),
            user.projectId(),
            user.id(),
            AGENT,
            "2025-11-25",
            "test agent",
            now,
            now));
    return id;
  }

  /** A call that was made now. */
  public ToolCall call(
      ProjectUser user,
      UUID session,
      String query,
      UUID server,
      String tool,
      @Nullable ErrorKind error) {
    return call(user, session, query, server, tool, error, 1_500, 1_000);
  }

  /** A call that was made now and took so long, in all and of these upstream. */
  public ToolCall call(
      ProjectUser user,
      UUID session,
      String query,
      UUID server,
      String tool,
      @Nullable ErrorKind error,
      int totalMicros,
      int upstreamMicros) {
    ToolCall call =
        new ToolCall(
            ids.next(),
            user.workspaceId(),
            user.projectId(),
            user.id(),
            AGENT,
            server,
            tool,
            session,
            query,
            clock.instant(),
            totalMicros,
            upstreamMicros,
            error);
    sink.accept(call);
    return call;
  }

  /** A query without a call. */
  public void query(ProjectUser user, UUID session, String query) {
    sink.accept(
        new Query(
            user.workspaceId(),
            user.projectId(),
            user.id(),
            AGENT,
            session,
            query,
            clock.instant()));
  }
}
