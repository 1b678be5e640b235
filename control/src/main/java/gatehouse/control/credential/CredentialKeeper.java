package gatehouse.control.credential;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.control.mcpserver.AuthKind;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.oauth.Grant;
import gatehouse.platform.crypto.Sealer;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes credentials in. */
@ApplicationScoped
public class CredentialKeeper {
  private static final int MOST_RECEIPTS = 200;

  private final Database database;
  private final CredentialNews news;
  private final Sealer sealer;
  private final Grants grants;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  CredentialKeeper(
      Database database,
      CredentialNews news,
      Sealer sealer,
      Grants grants,
      AuditLog audit,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.news = news;
    this.sealer = sealer;
    this.grants = grants;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** What a person holds. */
  public List<Held> ofUser(UUID workspace, UUID user) {
    return database.inWorkspace(
        workspace, handle -> new CredentialDao(handle, workspace).ofUser(user));
  }

  /** What a project itself holds. */
  public List<Held> ofProject(UUID workspace, UUID project) {
    return database.inWorkspace(
        workspace, handle -> new CredentialDao(handle, workspace).ofProject(project));
  }

  /** Past revocations of a person's credentials, the newest first. */
  public List<Receipt> receipts(UUID workspace, UUID user) {
    return database.inWorkspace(
        workspace, handle -> new CredentialDao(handle, workspace).receipts(user, MOST_RECEIPTS));
  }

  /**
   * Keeps a person's secret for a server; the one before is forgotten.
   *
   * @throws ProblemException invalid-input when the server takes no secrets of people, conflict
   *     when it has been changed since it was read
   */
  public void connect(Holder holder, McpServer server, String secret) {
    if (!server.userLevel() || server.auth() == AuthKind.OAUTH) {
      throw ProblemException.invalid("/server", "People do not connect to this server themselves");
    }
    keep(holder.workspace(), server, holder.user(), secret, holder.subject());
  }

  /** Keeps the project's own secret for a server; the one before is forgotten. */
  void share(McpServer server, String secret) {
    if (!server.projectLevel() || server.auth() == AuthKind.OAUTH) {
      throw ProblemException.invalid(
          "/secret", "Only a server with authentication for the whole project takes a secret here");
    }
    keep(server.workspaceId(), server, null, secret, subject(server));
  }

  private void keep(
      UUID workspace, McpServer server, @Nullable UUID user, String secret, Subject subject) {
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          CredentialDao dao = new CredentialDao(handle, workspace);
          dao.holdUnchanged(server);
          UUID id = ids.next();
          byte[] sealed = sealer.seal(secret, Credentials.place(workspace, id));
          boolean replaced = replace(handle, server, user);
          dao.insert(id, server.projectId(), server.id(), user, sealed, clock.instant());
          connected(server, user, subject, replaced);
          return null;
        });
  }

  /**
   * Keeps what an authorization server gave, if the attempt it comes of has not been ended.
   *
   * @return false when it has: then nothing was kept
   */
  boolean keep(McpServer server, AttemptDao.Attempt attempt, Grant grant) {
    UUID workspace = server.workspaceId();
    UUID user = attempt.projectUserId();
    return database.inWorkspace(
        workspace,
        handle -> {
          AttemptDao attempts = new AttemptDao(handle);
          if (new CredentialDao(handle, workspace).holdServer(server.id()).isEmpty()) {
            throw ProblemException.notFound();
          }
          if (!attempts.finish(workspace, attempt.id())) {
            return false;
          }
          boolean replaced = replace(handle, server, user);
          attempts.forgetFailures(workspace, server.id(), user);
          UUID id = ids.next();
          Instant now = clock.instant();
          new GrantDao(handle, workspace)
              .insert(
                  server.projectId(),
                  new GrantDao.Row(
                      id,
                      server.id(),
                      server.projectId(),
                      user,
                      grants.seal(workspace, id, grant),
                      CredentialState.GOOD,
                      Grants.expiry(grant, now),
                      Grants.renewal(grant, now),
                      null),
                  grant.scopes(),
                  grant.revocation() != null,
                  now);
          Subject subject =
              user == null
                  ? subject(server)
                  : new Subject("project-user", IdType.PROJECT_USER.format(user), "");
          connected(server, user, subject, replaced);
          return true;
        });
  }

  /**
   * Makes room for another credential; true when there was one. Its tokens are not given back: some
   * servers would end those that have just been given with them.
   */
  private static boolean replace(Handle handle, McpServer server, @Nullable UUID user) {
    CredentialDao dao = new CredentialDao(handle, server.workspaceId());
    CredentialDao.Sealed was = dao.find(server.id(), user).orElse(null);
    if (was == null) {
      return false;
    }
    dao.delete(server.id(), user);
    new RevocationDao(handle).forget(server.workspaceId(), was.id());
    return true;
  }

  private void connected(McpServer server, @Nullable UUID user, Subject subject, boolean replaced) {
    audit.record(
        server.workspaceId(),
        new AuditEvent("credential.connected", subject, Map.of(), named(server)));
    news.changed(server.workspaceId(), server.id(), user, replaced);
    news.moved(server.workspaceId(), server.projectId());
  }

  static Map<String, String> named(McpServer server) {
    return Map.of("server", server.name());
  }

  static Subject subject(McpServer server) {
    return new Subject("mcp-server", server.typeId(), server.name());
  }
}
