package gatehouse.control.apitoken;

import gatehouse.control.account.Account;
import gatehouse.control.account.AccountChanged;
import gatehouse.control.account.AccountStatus;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.OwnerProven;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's own tokens. */
@ApplicationScoped
class PersonalTokens {
  private static final int MOST = 50;

  private final Database database;
  private final Accounts accounts;
  private final AuditLog audit;
  private final Tokens tokens;
  private final Ids ids;
  private final Clock clock;

  PersonalTokens(
      Database database, Accounts accounts, AuditLog audit, Tokens tokens, Ids ids, Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.audit = audit;
    this.tokens = tokens;
    this.ids = ids;
    this.clock = clock;
  }

  record Made(PersonalToken token, TokenText secret) {}

  List<PersonalToken> of(UUID account) {
    return database.joined(handle -> new PersonalTokenDao(handle).of(account));
  }

  Made make(UUID account, String name, boolean mayWrite, Instant expiresAt) {
    Instant now = clock.instant();
    TokenText secret = TokenText.fresh(tokens);
    PersonalToken token =
        new PersonalToken(
            ids.next(),
            name,
            secret.hint(),
            mayWrite,
            now,
            TokenLife.checked(expiresAt, now),
            null);
    return database.acrossWorkspaces(handle -> {
      Account owner = accounts.locked(account);
      if (!new PersonalTokenDao(handle).insert(account, token, secret.hash(), MOST)) {
        throw new ProblemException(
            ProblemType.CONFLICT, "You have " + MOST + " tokens already. End one first.");
      }
      audit.record(
          AuditLog.SERVER,
          new AuditEvent(
              "account.api-token-made",
              subject(token.id(), name),
              Map.of(),
              Map.of(
                  "account", IdType.ACCOUNT.format(owner.id()),
                  "mayWrite", mayWrite,
                  "expiresAt", token.expiresAt().toString())));
      return new Made(token, secret);
    });
  }

  void end(UUID account, UUID id) {
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      String name =
          new PersonalTokenDao(handle).delete(account, id).orElseThrow(ProblemException::notFound);
      audit.record(AuditLog.SERVER, new AuditEvent("account.api-token-ended", subject(id, name)));
      return null;
    });
  }

  /** Tokens may have been made by whoever the owner took the account back from. */
  void taken(@Observes OwnerProven back) {
    database.joined(handle -> new PersonalTokenDao(handle).deleteAll(back.account()));
  }

  /** A deleted account has no tokens. */
  void ended(@Observes AccountChanged change) {
    if (change.after().status() == AccountStatus.DELETED) {
      database.joined(handle -> new PersonalTokenDao(handle).deleteAll(change.after().id()));
    }
  }

  private static Subject subject(UUID id, String name) {
    return new Subject("api-token", IdType.API_TOKEN.format(id), name);
  }
}
