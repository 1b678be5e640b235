package gatehouse.app.cli;

import gatehouse.app.StartupException;
import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.account.NewAccount;
import gatehouse.control.account.PersonName;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.password.PasswordResets;
import gatehouse.platform.database.Database;
import java.util.Map;

/** Makes an account: e-mail, first name, last name, whether it is an operator. */
class AccountCreateTask extends Task {
  private final Database database;
  private final Accounts accounts;
  private final PasswordResets resets;
  private final AuditLog audit;

  AccountCreateTask(Database database, Accounts accounts, PasswordResets resets, AuditLog audit) {
    this.database = database;
    this.accounts = accounts;
    this.resets = resets;
    this.audit = audit;
  }

  @Override
  String work(String... arguments) {
    EmailAddress email = EmailAddress.parse(arguments[0]);
    PersonName name = PersonName.of(arguments[1], arguments[2]);
    boolean operator = Boolean.parseBoolean(arguments[3]);
    return database.acrossWorkspaces(handle -> {
      Account account =
          accounts
              .createIfAbsent(new NewAccount(email, name.first(), name.last(), null, operator))
              .orElseThrow(() ->
                  new StartupException(
                      "%s has an account already; \"gatehouse account reset-password %s\" prints a link for it."
                          .formatted(email, email)));
      audit.record(
          AuditLog.SERVER,
          new AuditEvent(
              "account.created",
              account.subject(),
              Map.of(),
              Map.of("email", account.email(), "operator", operator)));
      return "Made the account of %s%s.\n%s"
          .formatted(
              email,
              operator ? ", an operator" : "",
              PasswordLinkTask.text(resets.makeLink(account.id())));
    });
  }
}
