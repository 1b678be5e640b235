package gatehouse.control.credential;

import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.oauth.Grant;
import gatehouse.control.oauth.OAuth;
import gatehouse.control.oauth.OAuthException;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Renews the tokens of grants. Of all that want it at once, on all nodes, one does: a lease on the
 * row says who, and the others wait for its tokens. A refresh token that rotates, used twice, would
 * end the grant. Nothing is kept whose credential has gone in the meantime: that is given back.
 */
@ApplicationScoped
class Renewals {
  private static final Logger LOG = Logger.getLogger("gatehouse.credentials");

  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();
  private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();

  private final Database database;
  private final OAuth oauth;
  private final Grants grants;
  private final CredentialNews news;
  private final Ids ids;
  private final Clock clock;
  private final ConcurrentMap<UUID, CompletableFuture<Optional<LiveToken>>> here =
      new ConcurrentHashMap<>();

  Renewals(
      Database database, OAuth oauth, Grants grants, CredentialNews news, Ids ids, Clock clock) {
    this.database = database;
    this.oauth = oauth;
    this.grants = grants;
    this.news = news;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The tokens after those that were seen.
   *
   * @param seen the access token that is to be replaced
   * @param refused whether its server has refused it; otherwise it is only about to end
   * @return empty when the credential is gone
   * @throws CredentialException when there are no others
   */
  Optional<LiveToken> after(McpServer server, UUID credential, String seen, boolean refused) {
    CompletableFuture<Optional<LiveToken>> mine = new CompletableFuture<>();
    CompletableFuture<Optional<LiveToken>> first = here.putIfAbsent(credential, mine);
    if (first != null) {
      return joined(first);
    }
    try {
      mine.complete(lead(server, credential, seen, refused));
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
    } finally {
      here.remove(credential, mine);
    }
    return joined(mine);
  }

  private static Optional<LiveToken> joined(CompletableFuture<Optional<LiveToken>> of) {
    try {
      return of.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }

  private Optional<LiveToken> lead(
      McpServer server, UUID credential, String seen, boolean refused) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      RenewalStep step =
          database.inWorkspace(
              server.workspaceId(),
              handle ->
                  RenewalStep.next(
                      new GrantDao(handle, server.workspaceId()),
                      grants,
                      new RenewalStep.Wanted(server, credential, seen, refused),
                      clock.instant()));
      switch (step) {
        case RenewalStep.Gone gone -> {
          return Optional.empty();
        }
        case RenewalStep.Use use -> {
          return Optional.of(use.live());
        }
        case RenewalStep.Ended ended -> throw CredentialException.again();
        case RenewalStep.End last -> {
          expired(server, last.row(), last.why());
          throw CredentialException.again();
        }
        case RenewalStep.Renew renew -> {
          return renew(server, renew.row(), renew.grant(), refused);
        }
        case RenewalStep.Wait wait -> {
          if (System.nanoTime() - end > 0) {
            throw CredentialException.later("Its token is being renewed; that takes too long.");
          }
          LockSupport.parkNanos(LOOK_NANOS);
        }
      }
    }
  }

  /** No transaction is open here. */
  private Optional<LiveToken> renew(
      McpServer server, GrantDao.Row row, Grant old, boolean refused) {
    Grant fresh;
    try {
      fresh = oauth.renew(server, old);
    } catch (OAuthException e) {
      return notRenewed(server, row, old, refused, e);
    }
    Instant now = clock.instant();
    GrantDao.Row after =
        new GrantDao.Row(
            row.id(),
            row.serverId(),
            row.projectId(),
            row.projectUserId(),
            grants.seal(server.workspaceId(), row.id(), fresh),
            CredentialState.GOOD,
            Grants.expiry(fresh, now),
            Grants.renewal(fresh, now),
            null);
    boolean kept =
        database.inWorkspace(
            server.workspaceId(),
            handle ->
                new GrantDao(handle, server.workspaceId())
                    .renewed(row, after.sealed(), fresh.scopes(), after));
    if (!kept) {
      discard(server, row.projectUserId(), fresh);
      return Optional.empty();
    }
    return Optional.of(new LiveToken(row.id(), fresh.access(), after.refreshAt(), true));
  }

  private Optional<LiveToken> notRenewed(
      McpServer server, GrantDao.Row row, Grant old, boolean refused, OAuthException e) {
    Instant now = clock.instant();
    boolean works = !refused && (row.expiresAt() == null || now.isBefore(row.expiresAt()));
    LOG.infof("Token %s not renewed: %s", row.id(), e.getMessage());
    if (e.isFinal()) {
      throw expired(server, row, e.getMessage())
          ? CredentialException.again()
          : CredentialException.later(e.getMessage());
    }
    database.<@Nullable Void>inWorkspace(
        server.workspaceId(),
        handle -> {
          new GrantDao(handle, server.workspaceId())
              .notRenewed(row, e.getMessage(), now, works ? now.plus(PAUSE) : null);
          return null;
        });
    if (works) {
      return Optional.of(new LiveToken(row.id(), old.access(), now.plus(PAUSE), false));
    }
    throw CredentialException.later(e.getMessage());
  }

  private boolean expired(McpServer server, GrantDao.Row row, String why) {
    return database.inWorkspace(
        server.workspaceId(),
        handle -> {
          news.moved(server.workspaceId(), server.projectId());
          return new GrantDao(handle, server.workspaceId()).expired(row, why, clock.instant());
        });
  }

  /**
   * Tokens that came after the end of what they were for are given back, unless there is a new
   * grant: some servers would end that with them.
   */
  void discard(McpServer server, @Nullable UUID user, Grant grant) {
    if (grant.revocation() == null) {
      return;
    }
    UUID id = ids.next();
    byte[] sealed = grants.seal(server.workspaceId(), id, grant);
    database.<@Nullable Void>inWorkspace(
        server.workspaceId(),
        handle -> {
          boolean isBack =
              new CredentialDao(handle, server.workspaceId()).find(server.id(), user).isPresent();
          if (!isBack) {
            new RevocationDao(handle)
                .insert(server.workspaceId(), id, server.id(), user, sealed, clock.instant());
          }
          return null;
        });
  }
}
