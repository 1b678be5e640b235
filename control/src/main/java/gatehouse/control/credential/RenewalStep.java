package gatehouse.control.credential;

import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.oauth.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What is to be done about a credential whose token is about to end, or was refused. */
sealed interface RenewalStep {
  /** Longer than the guarded client takes at most. */
  Duration LEASE = Duration.ofSeconds(15);

  /**
   * Another token.
   *
   * @param seen the access token that is to be replaced
   * @param refused whether its server has refused it; otherwise it is only about to end
   */
  record Wanted(McpServer server, UUID credential, String seen, boolean refused) {}

  record Gone() implements RenewalStep {}

  record Use(LiveToken live) implements RenewalStep {}

  record Ended() implements RenewalStep {}

  record End(GrantDao.Row row, String why) implements RenewalStep {}

  record Wait() implements RenewalStep {}

  record Renew(GrantDao.Row row, Grant grant) implements RenewalStep {}

  /**
   * What is to be done, decided while nobody else can change the row.
   *
   * @param dao of the open transaction
   */
  static RenewalStep next(GrantDao dao, Grants grants, Wanted wanted, Instant now) {
    McpServer server = wanted.server();
    UUID credential = wanted.credential();
    boolean refused = wanted.refused();
    GrantDao.Row row = dao.locked(credential).orElse(null);
    if (row == null) {
      return new Gone();
    }
    if (row.state() == CredentialState.EXPIRED) {
      return new Ended();
    }
    Grant grant = grants.open(server.workspaceId(), credential, row.sealed());
    if (!grant.access().equals(wanted.seen())) {
      return new Use(new LiveToken(credential, grant.access(), row.refreshAt(), true));
    }
    boolean works = !refused && (row.expiresAt() == null || now.isBefore(row.expiresAt()));
    LiveToken current = new LiveToken(credential, grant.access(), row.refreshAt(), false);
    if (grant.refresh() == null) {
      if (works) {
        return new Use(current);
      }
      String why =
          refused
              ? server.name() + " no longer takes the token, and there is none to renew it with."
              : "The token has ended, and there is none to renew it with.";
      return new End(row, why);
    }
    if (row.leaseUntil() != null && now.isBefore(row.leaseUntil())) {
      return works ? new Use(current) : new Wait();
    }
    if (works && row.refreshAt() != null && now.isBefore(row.refreshAt())) {
      return new Use(current);
    }
    dao.lease(credential, now.plus(LEASE));
    return new Renew(row, grant);
  }
}
