package gatehouse.control.credential;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.CurrentActor;
import gatehouse.control.audit.Subject;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServerChanged;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes credentials away. Tokens of a grant are given back to whoever gave them afterwards: a
 * trigger sees to that, however they went.
 */
@ApplicationScoped
public class CredentialEnds {
  private final Database database;
  private final CredentialNews news;
  private final AuditLog audit;
  private final CurrentActor actor;
  private final Ids ids;
  private final Clock clock;

  CredentialEnds(
      Database database,
      CredentialNews news,
      AuditLog audit,
      CurrentActor actor,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.news = news;
    this.audit = audit;
    this.actor = actor;
    this.ids = ids;
    this.clock = clock;
  }

  /** Forgets a person's secret at their own wish; false when there was none. */
  public boolean disconnect(Holder holder, McpServer server) {
    return forget(holder.workspace(), server, holder.user(), holder.subject());
  }

  /** Forgets the project's own secret; false when there was none. */
  boolean unshare(McpServer server) {
    return forget(server.workspaceId(), server, null, CredentialKeeper.subject(server));
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
          AttemptDao attempts = new AttemptDao(handle);
          // First what could still bring one: this waits for a connection that is just made.
          servers.forEach(server -> attempts.end(workspace, server.id(), holder.user()));
          dao.hold(holder.user(), servers.stream().map(McpServer::id).toList());
          List<Receipt> receipts = new ArrayList<>();
          for (McpServer server : servers) {
            CredentialDao.Sealed was = dao.find(server.id(), holder.user()).orElse(null);
            boolean removed = dao.delete(server.id(), holder.user());
            Receipt receipt =
                new Receipt(
                    ids.next(),
                    server.id(),
                    server.name(),
                    clock.instant(),
                    actor.get().name(),
                    removed ? Receipt.Local.REMOVED : Receipt.Local.NONE,
                    removed && was != null ? atProvider(was) : Receipt.AtProvider.NONE);
            dao.insert(holder.user(), receipt);
            if (was != null) {
              new RevocationDao(handle).tell(workspace, was.id(), receipt.id());
            }
            receipts.add(receipt);
            if (removed) {
              audit.record(
                  workspace,
                  new AuditEvent(
                      "credential.revoked",
                      holder.subject(),
                      Map.of(),
                      CredentialKeeper.named(server)));
            }
            news.changed(workspace, server.id(), holder.user(), true);
          }
          news.moved(workspace, holder.project());
          return receipts;
        });
  }

  private static Receipt.AtProvider atProvider(CredentialDao.Sealed was) {
    if (!was.isGrant()) {
      return Receipt.AtProvider.NONE;
    }
    return was.revocable() ? Receipt.AtProvider.PENDING : Receipt.AtProvider.NOT_OFFERED;
  }

  /** With a server that is another now, or gone, goes what was given for it. */
  void follow(@Observes McpServerChanged change) {
    if (change.endsCredentials()) {
      McpServer server = change.before();
      database.<@Nullable Void>inWorkspace(
          server.workspaceId(),
          handle -> {
            new AttemptDao(handle).endAll(server.workspaceId(), server.id());
            new CredentialDao(handle, server.workspaceId()).deleteAll(server.id());
            news.changed(server.workspaceId(), server.id(), null, true);
            news.moved(server.workspaceId(), server.projectId());
            return null;
          });
    }
  }

  private boolean forget(UUID workspace, McpServer server, @Nullable UUID user, Subject subject) {
    return database.inWorkspace(
        workspace,
        handle -> {
          CredentialDao dao = new CredentialDao(handle, workspace);
          dao.holdServer(server.id()); // whoever replaces the secret just now comes before
          new AttemptDao(handle).end(workspace, server.id(), user);
          boolean removed = dao.delete(server.id(), user);
          if (removed) {
            audit.record(
                workspace,
                new AuditEvent(
                    "credential.removed", subject, Map.of(), CredentialKeeper.named(server)));
          }
          news.changed(workspace, server.id(), user, true);
          news.moved(workspace, server.projectId());
          return removed;
        });
  }
}
