package gatehouse.control.password;

import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.account.OwnerProven;
import gatehouse.control.account.PersonName;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.device.Devices;
import gatehouse.control.onetime.OneTimeLink;
import gatehouse.control.onetime.OneTimeLinks;
import gatehouse.control.onetime.Purpose;
import gatehouse.control.proof.Admission;
import gatehouse.control.proof.GuessKey;
import gatehouse.control.proof.GuessLimit;
import gatehouse.control.proof.Guesses;
import gatehouse.control.proof.NewPassword;
import gatehouse.control.session.Sessions;
import gatehouse.control.twofactor.TwoFactor;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.http.PublicUrl;
import gatehouse.platform.mail.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Links to a new password: asked for by mail, or made by an operator. */
@ApplicationScoped
public class PasswordResets {
  private final Database database;
  private final Accounts accounts;
  private final OneTimeLinks links;
  private final Outbox outbox;
  private final Guesses guesses;
  private final NewPassword passwords;
  private final TwoFactor twoFactor;
  private final PasswordChange change;
  private final Sessions sessions;
  private final Devices devices;
  private final AuditLog audit;
  private final PublicUrl publicUrl;
  private final Event<OwnerProven> proven;

  PasswordResets(
      Database database,
      Accounts accounts,
      OneTimeLinks links,
      Outbox outbox,
      Guesses guesses,
      NewPassword passwords,
      TwoFactor twoFactor,
      PasswordChange change,
      Sessions sessions,
      Devices devices,
      AuditLog audit,
      PublicUrl publicUrl,
      Event<OwnerProven> proven) {
    this.database = database;
    this.accounts = accounts;
    this.links = links;
    this.outbox = outbox;
    this.guesses = guesses;
    this.passwords = passwords;
    this.twoFactor = twoFactor;
    this.change = change;
    this.sessions = sessions;
    this.devices = devices;
    this.audit = audit;
    this.publicUrl = publicUrl;
    this.proven = proven;
  }

  /** Mails a link if the address has an account; does the same otherwise, but for the mail. */
  void request(EmailAddress email, String address) {
    Admission sender = guesses.admit(List.of(GuessKey.ofMailSender(address)));
    if (!sender.admitted()) {
      throw sender.refusal();
    }
    // Too many to one mailbox: silently none, or the answer would tell that there were some.
    if (!guesses.admit(List.of(GuessKey.ofMailTo("reset:" + email.key()))).admitted()) {
      return;
    }
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      Optional<Account> account = accounts.byEmail(email).filter(Account::active);
      // For an unknown address a link that opens nothing: the database has the same to do.
      String token =
          links.issue(Purpose.PASSWORD_RESET, account.map(Account::id).orElse(null), null);
      account.ifPresent(known -> outbox.send(ResetLetters.link(known, url(token))));
      return null;
    });
  }

  /** For Admins: mails the owner a link. The link before it stops working. */
  public void mailLink(Account account) {
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      String token = links.issue(Purpose.PASSWORD_RESET, account.id(), null);
      outbox.send(ResetLetters.byAdmin(account, url(token)));
      return null;
    });
  }

  /** For operators: a link to hand over by other ways. */
  public String makeLink(UUID id) {
    return database.acrossWorkspaces(handle -> {
      Account account = accounts.locked(id);
      if (!account.active()) {
        throw new ProblemException(
            ProblemType.CONFLICT, "This account may not be used; enable it first.");
      }
      String token = links.issue(Purpose.PASSWORD_RESET, id, null);
      audit.record(
          AuditLog.SERVER, new AuditEvent("account.password-reset-link-made", account.subject()));
      return url(token);
    });
  }

  /** Whose link it is, told in part. */
  Account show(String token) {
    return owner(links.show(purpose(token), token));
  }

  /**
   * Sets the new password; every session ends, and no browser is trusted any more.
   *
   * @param code the second factor's, when that is on
   */
  void perform(String token, String password, @Nullable String code) {
    Account account = show(token);
    GuessKey key = new GuessKey(GuessLimit.SESSION, "reset:" + account.id());
    if (account.twoFactor()) {
      if (code == null || code.isBlank()) {
        throw secondFactor("Type the code of your authenticator app, or a recovery code, as well.");
      }
      Admission admission = guesses.admit(List.of(key));
      if (!admission.admitted()) {
        throw admission.refusal();
      }
    }
    String hash =
        passwords.hash(
            password,
            "/password",
            account.twoFactor(),
            EmailAddress.parse(account.email()),
            PersonName.of(account.firstName(), account.lastName()));
    boolean done =
        database.acrossWorkspaces(handle -> {
          Account now = accounts.locked(account.id());
          if (now.twoFactor() && (code == null || !twoFactor.take(now.id(), code))) {
            return false;
          }
          Purpose purpose = purpose(token);
          owner(links.take(purpose, token));
          change.apply(
              now,
              hash,
              now.actor(),
              purpose == Purpose.ACTIVATION ? "account.activated" : "account.password-reset");
          proven.fire(new OwnerProven(now.id()));
          sessions.endAll(now.id());
          devices.forgetAll(now.id());
          return true;
        });
    if (!done) {
      throw secondFactor("This code is wrong or was used already. Wait for the next one.");
    }
    guesses.forget(key);
    guesses.forget(GuessKey.ofAccount(account.emailKey()));
  }

  /** A first password is chosen as a forgotten one is replaced. */
  private Purpose purpose(String token) {
    return links.find(Purpose.ACTIVATION, token).isPresent()
        ? Purpose.ACTIVATION
        : Purpose.PASSWORD_RESET;
  }

  private Account owner(OneTimeLink link) {
    return Optional.ofNullable(link.accountId())
        .flatMap(accounts::find)
        .filter(Account::active)
        .orElseThrow(OneTimeLinks::expired);
  }

  private String url(String token) {
    return publicUrl.of("/reset/" + token);
  }

  private static ProblemException secondFactor(String detail) {
    return new ProblemException(ProblemType.TWO_FACTOR_REQUIRED, detail);
  }
}
