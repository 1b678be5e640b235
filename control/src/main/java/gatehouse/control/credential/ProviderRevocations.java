package gatehouse.control.credential;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.control.oauth.Grant;
import gatehouse.control.oauth.OAuth;
import gatehouse.control.oauth.OAuthException;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives tokens back to whoever gave them, after they have ended here; tried again, ever more
 * slowly, for thirty days.
 */
@ApplicationScoped
class ProviderRevocations implements Recurring {
  private static final Logger LOG = Logger.getLogger("gatehouse.credentials");
  private static final int AT_ONCE = 8;
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
  private static final Duration GIVE_UP = Duration.ofDays(30);

  private final Database database;
  private final OAuth oauth;
  private final Grants grants;
  private final CredentialNews news;
  private final AuditLog audit;
  private final Clock clock;

  ProviderRevocations(
      Database database,
      OAuth oauth,
      Grants grants,
      CredentialNews news,
      AuditLog audit,
      Clock clock) {
    this.database = database;
    this.oauth = oauth;
    this.grants = grants;
    this.news = news;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "revoke-at-providers";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }

  @Override
  public void run() {
    List<RevocationDao.Due> due = take();
    while (!due.isEmpty()) {
      try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (RevocationDao.Due one : due) {
          workers.execute(() -> giveBack(one));
        }
      }
      due = take();
    }
  }

  private List<RevocationDao.Due> take() {
    Instant now = clock.instant();
    return database.acrossWorkspaces(
        handle -> new RevocationDao(handle).take(now, now.plus(LEASE), AT_ONCE));
  }

  private void giveBack(RevocationDao.Due due) {
    Grant grant;
    try {
      grant = grants.open(due.workspaceId(), due.id(), due.sealed());
    } catch (IllegalStateException e) {
      LOG.errorf("Tokens %s cannot be given back: the server's key has changed", due.id());
      end(due, Receipt.AtProvider.GIVEN_UP, "");
      return;
    }
    try {
      oauth.giveBack(grant);
      end(due, Receipt.AtProvider.REVOKED, grant.issuer());
    } catch (OAuthException e) {
      LOG.infof("Tokens %s not given back at try %d: %s", due.id(), due.attempts(), e.getMessage());
      if (due.createdAt().plus(GIVE_UP).isBefore(clock.instant())) {
        end(due, Receipt.AtProvider.GIVEN_UP, grant.issuer());
      } else {
        again(due, e.getMessage());
      }
    }
  }

  private void again(RevocationDao.Due due, String why) {
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      RevocationDao dao = new RevocationDao(handle);
      dao.again(due, why, clock.instant().plus(pauseAfter(due.attempts())));
      dao.receipt(due, Receipt.AtProvider.FAILED);
      news.changed(due.workspaceId(), due.serverId(), due.projectUserId(), false);
      return null;
    });
  }

  private void end(RevocationDao.Due due, Receipt.AtProvider what, String issuer) {
    database.<@Nullable Void>inWorkspace(
        due.workspaceId(),
        handle -> {
          RevocationDao dao = new RevocationDao(handle);
          dao.receipt(due, what);
          dao.forget(due.workspaceId(), due.id());
          String action =
              what == Receipt.AtProvider.REVOKED
                  ? "credential.revoked-at-provider"
                  : "credential.not-revoked-at-provider";
          audit.record(
              due.workspaceId(),
              new AuditEvent(action, subject(due), Map.of(), Map.of("provider", issuer)));
          news.changed(due.workspaceId(), due.serverId(), due.projectUserId(), false);
          return null;
        });
  }

  private static Subject subject(RevocationDao.Due due) {
    UUID user = due.projectUserId();
    return user == null
        ? new Subject("mcp-server", IdType.MCP_SERVER.format(due.serverId()), "")
        : new Subject("project-user", IdType.PROJECT_USER.format(user), "");
  }

  private static Duration pauseAfter(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
