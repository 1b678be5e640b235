package gatehouse.control.password;

import gatehouse.control.access.Identity;
import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.account.PasswordCheck;
import gatehouse.control.account.PersonName;
import gatehouse.control.audit.Actor;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.device.Devices;
import gatehouse.control.onetime.OneTimeLinks;
import gatehouse.control.onetime.Purpose;
import gatehouse.control.proof.NewPassword;
import gatehouse.control.proof.Reauthentication;
import gatehouse.control.session.Sessions;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.mail.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes the password of someone who is signed in, or chooses the first one. */
@ApplicationScoped
class PasswordChange {
  private final Database database;
  private final Accounts accounts;
  private final Reauthentication again;
  private final NewPassword passwords;
  private final OneTimeLinks links;
  private final Outbox outbox;
  private final Sessions sessions;
  private final Devices devices;
  private final AuditLog audit;

  PasswordChange(
      Database database,
      Accounts accounts,
      Reauthentication again,
      NewPassword passwords,
      OneTimeLinks links,
      Outbox outbox,
      Sessions sessions,
      Devices devices,
      AuditLog audit) {
    this.database = database;
    this.accounts = accounts;
    this.again = again;
    this.passwords = passwords;
    this.links = links;
    this.outbox = outbox;
    this.sessions = sessions;
    this.devices = devices;
    this.audit = audit;
  }

  void change(UUID id, Identity identity, @Nullable String current, String wanted) {
    again.require(identity, current, "/currentPassword");
    Account account = accounts.get(id);
    Optional<Instant> proven = accounts.passwordOf(id).map(PasswordCheck::changedAt);
    String hash =
        passwords.hash(
            wanted,
            "/newPassword",
            account.twoFactor(),
            EmailAddress.parse(account.email()),
            PersonName.of(account.firstName(), account.lastName()));
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      Account now = accounts.locked(id);
      // To hash takes a moment, in which the owner may have reset what was proven here.
      if (!accounts.passwordOf(id).map(PasswordCheck::changedAt).equals(proven)) {
        throw new ProblemException(
            ProblemType.CONFLICT, "The password was changed meanwhile. Sign in with the new one.");
      }
      apply(now, hash, now.actor(), "account.password-changed");
      sessions.endOthers(id, identity.credentialId());
      return null;
    });
  }

  /** In the open transaction: the new password, and an end to all that the old one opened. */
  void apply(Account account, String hash, Actor by, String action) {
    accounts.changePassword(account.id(), hash);
    devices.untrustAll(account.id());
    links.revoke(Purpose.PASSWORD_RESET, account.id());
    links.revoke(Purpose.ACTIVATION, account.id());
    links.revoke(Purpose.EMAIL_CHANGE, account.id());
    links.revoke(Purpose.EMAIL_CHANGE_CANCEL, account.id());
    audit.record(AuditLog.SERVER, by, new AuditEvent(action, account.subject()));
    if (account.hasPassword()) { // a first password is no news to anybody
      outbox.send(ResetLetters.changed(account));
    }
  }
}
