package gatehouse.control.credential;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.CurrentActor;
import gatehouse.control.audit.Subject;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServerChanged;
import gatehouse.platform.crypto.Sealer;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes credentials in, and takes them away again. */
@ApplicationScoped
public class CredentialKeeper {
  private static final int MOST_RECEIPTS = 200;

  private final Database database;
  private final Credentials credentials;
  private final Sealer sealer;
  private final AuditLog audit;
  private final CurrentActor actor;
  private final Ids ids;
  private final Clock clock;

  CredentialKeeper(
      Database database,
      Credentials credentials,
      Sealer sealer,
      AuditLog audit,
      CurrentActor actor,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.credentials = credentials;
    this.sealer = sealer;
    this.audit = audit;
    this.actor = actor;
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
   * @throws ProblemException conflict when the server takes no secrets of people
   */
  public void connect(Holder holder, McpServer server, String secret) {
    if (!server.userLevel()) {
      throw ProblemException.invalid("/server", "People do not connect to this server themselves");
    }
    keep(holder.workspace(), server, holder.user(), secret, holder.subject());
  }

  /** Forgets a person's secret at their own wish; false when there was none. */
  public boolean disconnect(Holder holder, McpServer server) {
    return forget(holder.workspace(), server, holder.user(), holder.subject());
  }

  /** Keeps the project's own secret for a server; the one before is forgotten. */
  void share(McpServer server, String secret) {
    if (!server.projectLevel()) {
      throw ProblemException.invalid(
          "/secret", "Only a server with authentication for the whole project takes a secret here");
    }
    keep(server.workspaceId(), server, null, secret, subject(server));
  }

  boolean unshare(McpServer server) {
    return forget(server.workspaceId(), server, null, subject(server));
  }

  /**
   * Takes a person's credentials away: when this returns no call with them begins, and running ones
   * are cut.
   *
   * @return one receipt for each server, in their order
   */
  public List<Receipt> revoke(Holder holder, List<McpServer> servers) {
    UUID workspace = holder.workspace();
    return database.inWorkspace(
        workspace,
        handle -> {
          CredentialDao dao = new CredentialDao(handle, workspace);
          dao.holdFigures(holder.project());
          List<Receipt> receipts = new ArrayList<>();
          for (McpServer server : servers) {
            boolean removed = dao.delete(server.id(), holder.user());
            Receipt receipt =
                new Receipt(
                    ids.next(),
                    server.id(),
                    server.name(),
                    clock.instant(),
                    actor.get().name(),
                    removed ? Receipt.Local.REMOVED : Receipt.Local.NONE,
                    Receipt.AtProvider.NONE);
            dao.insert(holder.user(), receipt);
            receipts.add(receipt);
            if (removed) {
              audit.record(
                  workspace,
                  new AuditEvent("credential.revoked", holder.subject(), Map.of(), named(server)));
            }
            credentials.changed(workspace, server.id(), holder.user(), true);
          }
          return receipts;
        });
  }

  /** With a server that is another now, or gone, goes what was given for it. */
  void follow(@Observes McpServerChanged change) {
    if (change.endsCredentials()) {
      McpServer server = change.before();
      database.<@Nullable Void>inWorkspace(
          server.workspaceId(),
          handle -> {
            CredentialDao dao = new CredentialDao(handle, server.workspaceId());
            dao.holdFigures(server.projectId());
            dao.deleteAll(server.id());
            credentials.changed(server.workspaceId(), server.id(), null, true);
            return null;
          });
    }
  }

  private void keep(
      UUID workspace, McpServer server, @Nullable UUID user, String secret, Subject subject) {
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          CredentialDao dao = new CredentialDao(handle, workspace);
          if (!dao.holdServer(server.id())) {
            throw ProblemException.notFound();
          }
          dao.holdFigures(server.projectId());
          boolean replaced = dao.delete(server.id(), user);
          UUID id = ids.next();
          byte[] sealed = sealer.seal(secret, Credentials.place(workspace, id));
          dao.insert(id, server.projectId(), server.id(), user, sealed, clock.instant());
          audit.record(
              workspace, new AuditEvent("credential.connected", subject, Map.of(), named(server)));
          credentials.changed(workspace, server.id(), user, replaced);
          return null;
        });
  }

  private boolean forget(UUID workspace, McpServer server, @Nullable UUID user, Subject subject) {
    return database.inWorkspace(
        workspace,
        handle -> {
          boolean removed = new CredentialDao(handle, workspace).delete(server.id(), user);
          if (removed) {
            audit.record(
                workspace, new AuditEvent("credential.removed", subject, Map.of(), named(server)));
          }
          credentials.changed(workspace, server.id(), user, true);
          return removed;
        });
  }

  private static Map<String, String> named(McpServer server) {
    return Map.of("server", server.name());
  }

  private static Subject subject(McpServer server) {
    return new Subject("mcp-server", server.typeId(), server.name());
  }
}
