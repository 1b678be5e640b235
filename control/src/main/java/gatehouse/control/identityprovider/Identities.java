package gatehouse.control.identityprovider;

import gatehouse.control.account.Account;
import gatehouse.control.account.AccountChanged;
import gatehouse.control.account.AccountStatus;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.OwnerProven;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.identityprovider.oidc.Claims;
import gatehouse.control.session.Sessions;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which accounts the people of a provider are. */
@ApplicationScoped
public class Identities {
  private final Database database;
  private final Accounts accounts;
  private final Sessions sessions;
  private final AuditLog audit;
  private final Clock clock;

  Identities(Database database, Accounts accounts, Sessions sessions, AuditLog audit, Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
  }

  /** An account's identities, the first linked one first. */
  public List<LinkedIdentity> of(UUID account) {
    return database.acrossWorkspaces(handle -> new IdentityDao(handle).of(account));
  }

  Optional<UUID> account(Provider provider, Claims claims) {
    return database.joined(handle ->
        new IdentityDao(handle).account(provider.id(), claims.issuer(), claims.subject()));
  }

  /**
   * Notes that a provider's person is an account.
   *
   * @throws ProblemException conflict when they are another's, or the account has one there already
   */
  void link(Provider provider, Claims claims, Account account) {
    database.<@Nullable Void>joined(handle -> {
      boolean linked =
          new IdentityDao(handle)
              .insert(
                  provider.id(), claims.issuer(), claims.subject(), account.id(), clock.instant());
      if (!linked) {
        throw new ProblemException(
            ProblemType.CONFLICT,
            "This person of the provider, or this account, is linked already. Unlink first.");
      }
      record("account.identity-linked", account, provider.name(), claims.subject());
      return null;
    });
  }

  /**
   * Takes away the way in through a provider, and ends what came in by it.
   *
   * @throws ProblemException conflict when it is the only way in
   */
  public void unlink(UUID accountId, UUID provider) {
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      Account account = accounts.locked(accountId);
      IdentityDao dao = new IdentityDao(handle);
      List<LinkedIdentity> linked = dao.of(accountId);
      LinkedIdentity gone =
          linked.stream()
              .filter(identity -> identity.providerId().equals(provider))
              .findFirst()
              .orElseThrow(ProblemException::notFound);
      if (linked.size() == 1 && !account.hasPassword()) {
        throw new ProblemException(
            ProblemType.CONFLICT, "This is your only way to sign in. Set a password first.");
      }
      dao.delete(accountId, provider);
      sessions.endOfProvider(accountId, provider);
      record("account.identity-unlinked", account, gone.providerName(), gone.subject());
      return null;
    });
  }

  /**
   * What a workspace's own provider linked to an account does not outlive the proof, by mail, of
   * whose it is: that provider may have claimed an address that is not its own.
   */
  void taken(@Observes OwnerProven back) {
    database.<@Nullable Void>joined(handle -> {
      new IdentityDao(handle).deleteOfWorkspaceProviders(back.account());
      return null;
    });
  }

  /** A deleted account is nobody's; the same person may come again, as someone new. */
  void ended(@Observes AccountChanged change) {
    if (change.after().status() == AccountStatus.DELETED) {
      database.<@Nullable Void>joined(handle -> {
        new IdentityDao(handle).deleteAll(change.after().id());
        return null;
      });
    }
  }

  private void record(String action, Account account, String provider, String subject) {
    audit.record(
        AuditLog.SERVER,
        account.actor(),
        new AuditEvent(
            action, account.subject(), Map.of(), Map.of("provider", provider, "subject", subject)));
  }
}
