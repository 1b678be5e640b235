package gatehouse.control.projectuser;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.control.credential.CredentialEnds;
import gatehouse.control.credential.CredentialKeeper;
import gatehouse.control.credential.Held;
import gatehouse.control.credential.Holder;
import gatehouse.control.credential.Receipt;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes access away: of some servers, or all of a project. */
@ApplicationScoped
class ProjectUserActs {
  private final Database database;
  private final McpServers servers;
  private final CredentialKeeper credentials;
  private final CredentialEnds ends;
  private final AuditLog audit;
  private final ProjectUserNews news;
  private final Event<AccessRevoked> followers;

  ProjectUserActs(
      Database database,
      McpServers servers,
      CredentialKeeper credentials,
      CredentialEnds ends,
      AuditLog audit,
      ProjectUserNews news,
      Event<AccessRevoked> followers) {
    this.database = database;
    this.servers = servers;
    this.credentials = credentials;
    this.ends = ends;
    this.audit = audit;
    this.news = news;
    this.followers = followers;
  }

  /** The servers that a project's people connect themselves. */
  List<McpServer> connectable(UUID workspace, UUID project) {
    return servers.of(workspace, project).stream().filter(McpServer::userLevel).toList();
  }

  /**
   * Takes a user's credentials for these servers away. When it returns, no call with them begins on
   * this node, and running ones are cut.
   *
   * @throws ProblemException not-found when there is no such project or user; invalid when one is
   *     no server of the project
   */
  List<Receipt> revoke(UUID workspace, UUID project, UUID user, RevokeRequest wanted) {
    return database.inWorkspace(
        workspace,
        handle -> {
          ProjectUserDao dao = inKept(handle, workspace, project);
          // Looked up in a project that stays: one that goes is missing itself, not its servers.
          List<McpServer> of = wanted.among(connectable(workspace, project));
          return ends.revoke(holder(closed(dao, user)), of);
        });
  }

  /** The same of what they hold of these; nothing happens to someone who holds none. */
  List<Receipt> revokeHeld(UUID workspace, UUID project, UUID user, Set<UUID> of) {
    return database.inWorkspace(
        workspace,
        handle -> {
          if (held(workspace, project, user, of).isEmpty()) {
            return List.of();
          }
          Holder holder = holder(closed(inKept(handle, workspace, project), user));
          return ends.revoke(holder, held(workspace, project, user, of));
        });
  }

  private List<McpServer> held(UUID workspace, UUID project, UUID user, Set<UUID> of) {
    Set<UUID> held =
        credentials.ofUser(workspace, user).stream()
            .map(Held::serverId)
            .filter(of::contains)
            .collect(Collectors.toSet());
    return connectable(workspace, project).stream()
        .filter(server -> held.contains(server.id()))
        .toList();
  }

  /** Users of a project that is not deleted until the transaction ends. */
  private static ProjectUserDao inKept(Handle handle, UUID workspace, UUID project) {
    ProjectUserDao dao = new ProjectUserDao(handle, workspace, project);
    if (!dao.keepProject()) {
      throw ProblemException.notFound();
    }
    return dao;
  }

  /** Waits for whoever is just connecting in this user's name; after them nobody is. */
  private ProjectUser closed(ProjectUserDao dao, UUID user) {
    ProjectUser held = dao.find(user).orElseThrow(ProblemException::notFound);
    followers.fire(new AccessRevoked(held));
    if (!dao.keep(user)) {
      throw ProblemException.notFound();
    }
    news.changed(held.workspaceId(), held.projectId());
    return held;
  }

  /**
   * Erases a user from a project: credentials, sessions, calls, figures. Other projects stay.
   *
   * @throws ProblemException not-found when there is no such user
   */
  void delete(UUID workspace, UUID project, UUID user) {
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          ProjectUserDao dao = new ProjectUserDao(handle, workspace, project);
          dao.holdFigures();
          ProjectUser held = dao.find(user).orElseThrow(ProblemException::notFound);
          followers.fire(new AccessRevoked(held));
          dao.delete(user);
          audit.record(
              workspace,
              new AuditEvent(
                  "project-user.deleted",
                  new Subject("project-user", IdType.PROJECT_USER.format(user), held.email())));
          news.deleted(workspace, project, user);
          return null;
        });
  }

  static Holder holder(ProjectUser user) {
    return new Holder(user.workspaceId(), user.projectId(), user.id(), user.email());
  }
}
