package gatehouse.control.emailchange;

import gatehouse.control.access.Identity;
import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.AddressTakenException;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.onetime.OneTimeLink;
import gatehouse.control.onetime.OneTimeLinks;
import gatehouse.control.onetime.Purpose;
import gatehouse.control.proof.Admission;
import gatehouse.control.proof.GuessKey;
import gatehouse.control.proof.Guesses;
import gatehouse.control.proof.Reauthentication;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.http.PublicUrl;
import gatehouse.platform.mail.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes of address, from the wish to the proof. */
@ApplicationScoped
public class EmailChanges {
  private final Database database;
  private final Accounts accounts;
  private final Reauthentication again;
  private final Guesses guesses;
  private final OneTimeLinks links;
  private final Outbox outbox;
  private final AuditLog audit;
  private final PublicUrl publicUrl;

  EmailChanges(
      Database database,
      Accounts accounts,
      Reauthentication again,
      Guesses guesses,
      OneTimeLinks links,
      Outbox outbox,
      AuditLog audit,
      PublicUrl publicUrl) {
    this.database = database;
    this.accounts = accounts;
    this.again = again;
    this.guesses = guesses;
    this.links = links;
    this.outbox = outbox;
    this.audit = audit;
    this.publicUrl = publicUrl;
  }

  /** The address that waits for its proof. */
  public Optional<String> pending(UUID account) {
    return links.pendingEmail(Purpose.EMAIL_CHANGE, account);
  }

  void request(UUID id, Identity identity, @Nullable String password, EmailAddress wanted) {
    again.require(identity, password, "/password");
    if (!outbox.available()) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "This server sends no mail, so the new address cannot be proven. Ask the operator.");
    }
    Admission admission =
        guesses.admit(
            List.of(GuessKey.ofMailTo("change:" + id), GuessKey.ofMailTo("to:" + wanted.key())));
    if (!admission.admitted()) {
      throw admission.refusal();
    }
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      Account account = accounts.locked(id);
      if (account.emailKey().equals(wanted.key())) {
        throw ProblemException.invalid("/email", "This is your address already.");
      }
      String proof = links.issue(Purpose.EMAIL_CHANGE, id, wanted.text());
      String cancel = links.issue(Purpose.EMAIL_CHANGE_CANCEL, id, wanted.text());
      // The same answer and the same state in both cases; only the mailbox's owner learns which.
      outbox.send(
          accounts.byEmail(wanted).isPresent()
              ? EmailLetters.taken(wanted.text())
              : EmailLetters.proof(account, wanted.text(), url(proof)));
      outbox.send(EmailLetters.notice(account, wanted.masked(), url(cancel) + "?stop=1"));
      audit.record(
          AuditLog.SERVER,
          new AuditEvent(
              "account.email-change-requested",
              account.subject(),
              Map.of("email", account.email()),
              Map.of("email", wanted.text())));
      return null;
    });
  }

  /** Takes the proof; whoever has the link need not be signed in. */
  void confirm(String token) {
    try {
      database.<@Nullable Void>acrossWorkspaces(handle -> {
        OneTimeLink link = links.take(Purpose.EMAIL_CHANGE, token);
        Account before = active(link);
        EmailAddress wanted = EmailAddress.parse(Objects.requireNonNull(link.email()));
        Account after = accounts.changeEmail(before.id(), wanted);
        links.revoke(Purpose.EMAIL_CHANGE_CANCEL, before.id());
        // A link to a new password may lie in the old mailbox.
        links.revoke(Purpose.PASSWORD_RESET, before.id());
        outbox.send(EmailLetters.done(before, wanted.masked()));
        audit.record(
            AuditLog.SERVER,
            before.actor(),
            new AuditEvent(
                "account.email-changed",
                after.subject(),
                Map.of("email", before.email()),
                Map.of("email", after.email())));
        return null;
      });
    } catch (AddressTakenException e) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "This address cannot be used any more. Ask for the change again, with another one.");
    }
  }

  /** Stops the change from the old mailbox. */
  void stop(String token) {
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      OneTimeLink link = links.take(Purpose.EMAIL_CHANGE_CANCEL, token);
      Account account = active(link);
      end(account);
      return null;
    });
  }

  /** Stops the change from one's own page; fine when there is none. */
  void cancel(UUID id) {
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      end(accounts.locked(id));
      return null;
    });
  }

  private void end(Account account) {
    links.revoke(Purpose.EMAIL_CHANGE_CANCEL, account.id());
    if (links.revoke(Purpose.EMAIL_CHANGE, account.id())) {
      audit.record(
          AuditLog.SERVER,
          account.actor(),
          new AuditEvent("account.email-change-cancelled", account.subject()));
    }
  }

  private Account active(OneTimeLink link) {
    Account account = accounts.locked(Objects.requireNonNull(link.accountId()));
    if (!account.active()) {
      throw OneTimeLinks.expired();
    }
    return account;
  }

  private String url(String token) {
    return publicUrl.of("/confirm-email/" + token);
  }
}
