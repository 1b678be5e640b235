package gatehouse.control.signin;

import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.device.Devices;
import gatehouse.control.device.Remembered;
import gatehouse.control.session.Opened;
import gatehouse.control.session.Sessions;
import gatehouse.control.session.SignIn;
import gatehouse.control.session.SignInMethod;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one door: whoever has proven who they are, in whatever way, comes in here. So every sign-in
 * gets a new session, is remembered, recorded and audited alike.
 */
@ApplicationScoped
public class Entrance {
  private final Database database;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Devices devices;
  private final AuditLog audit;
  private final Event<SignedIn> news;
  private final SignInEvents events;
  private final Clock clock;

  Entrance(
      Database database,
      Accounts accounts,
      Sessions sessions,
      Devices devices,
      AuditLog audit,
      Event<SignedIn> news,
      SignInEvents events,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
    this.devices = devices;
    this.audit = audit;
    this.news = news;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Lets an account in whose proof was checked.
   *
   * @param provider the identity provider that proved it
   * @param trust whether this browser may skip the second factor for a while
   * @throws ProblemException sign-in-refused when the account may not be used
   */
  public Entered letIn(
      UUID account, SignInMethod method, @Nullable UUID provider, Visit visit, boolean trust) {
    return database.acrossWorkspaces(
        handle -> letIn(accounts.locked(account), method, provider, visit, trust));
  }

  /** The same for an account that the open transaction has locked already. */
  Entered letIn(
      Account person, SignInMethod method, @Nullable UUID provider, Visit visit, boolean trust) {
    UUID account = person.id();
    return database.acrossWorkspaces(handle -> {
      if (!person.active()) {
        throw refused();
      }
      if (visit.session() != null) {
        sessions.endByToken(visit.session());
      }
      Remembered device = devices.remember(account, visit.device(), visit.client(), trust);
      Opened session =
          sessions.open(new SignIn(account, method, provider, device.id(), visit.client()));
      accounts.signedIn(account);
      events.succeeded(account, method, provider, device.id(), visit.client());
      audit.record(
          AuditLog.SERVER,
          person.actor(),
          new AuditEvent(
              "account.signed-in",
              person.subject(),
              Map.of(),
              trust
                  ? Map.of("method", method.code(), "deviceTrusted", true)
                  : Map.of("method", method.code())));
      news.fire(new SignedIn(account, method, provider, clock.instant()));
      return new Entered(person, session, device);
    });
  }

  /** The one answer to every proof that does not hold. */
  public static ProblemException refused() {
    return new ProblemException(
        ProblemType.SIGN_IN_REFUSED,
        "The e-mail address and the password do not fit together. Try again, or use \"Forgotten"
            + " password\".");
  }
}
