package gatehouse.control.signin;

import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.NewAccount;
import gatehouse.control.account.PersonName;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.onetime.OneTimeLinks;
import gatehouse.control.onetime.Purpose;
import gatehouse.control.proof.NewPassword;
import gatehouse.control.session.SignInMethod;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.http.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Makes the first account: the server's operator, and Admin of the first workspace. */
@ApplicationScoped
public class Setup {
  private final Database database;
  private final Accounts accounts;
  private final OneTimeLinks links;
  private final NewPassword passwords;
  private final FirstWorkspace workspace;
  private final Entrance entrance;
  private final AuditLog audit;
  private final PublicUrl publicUrl;

  Setup(
      Database database,
      Accounts accounts,
      OneTimeLinks links,
      NewPassword passwords,
      FirstWorkspace workspace,
      Entrance entrance,
      AuditLog audit,
      PublicUrl publicUrl) {
    this.database = database;
    this.accounts = accounts;
    this.links = links;
    this.passwords = passwords;
    this.workspace = workspace;
    this.entrance = entrance;
    this.audit = audit;
    this.publicUrl = publicUrl;
  }

  public boolean needed() {
    return !accounts.any();
  }

  /** A fresh setup token, or nothing once there is an account; the token before stops working. */
  public Optional<String> token() {
    return database.acrossWorkspaces(handle ->
        needed() ? Optional.of(links.issue(Purpose.SETUP, null, null)) : Optional.empty());
  }

  /** The address of the setup page with a fresh token: for whoever reads the server's terminal. */
  public Optional<String> link() {
    return token().map(token -> publicUrl.of("/setup?token=" + token));
  }

  Entered found(SetupRequest wanted, Visit visit) {
    refuseWhenDone();
    // Before the hash: whoever has no token costs the server nothing.
    links.show(Purpose.SETUP, wanted.token());
    PersonName name = PersonName.of(wanted.firstName(), wanted.lastName());
    String hash = passwords.hash(wanted.password(), "/password", false, wanted.email(), name);
    return database.acrossWorkspaces(handle -> {
      // Of two that come at once, one takes the token; the other waits here and finds it gone.
      if (links.tryTake(Purpose.SETUP, wanted.token()).isEmpty()) {
        refuseWhenDone();
        throw OneTimeLinks.expired();
      }
      refuseWhenDone();
      Account account =
          accounts.create(new NewAccount(wanted.email(), name.first(), name.last(), hash, true));
      audit.record(
          AuditLog.SERVER,
          account.actor(),
          new AuditEvent(
              "server.set-up",
              account.subject(),
              Map.of(),
              Map.of("email", account.email(), "operator", true)));
      workspace.found(wanted.workspaceName().strip(), wanted.workspaceSlug(), account.id());
      return entrance.letIn(account.id(), SignInMethod.SETUP, null, visit, false);
    });
  }

  private void refuseWhenDone() {
    if (!needed()) {
      throw new ProblemException(
          ProblemType.ALREADY_SET_UP,
          "Somebody has set it up. Sign in, or ask them to invite you.");
    }
  }
}
