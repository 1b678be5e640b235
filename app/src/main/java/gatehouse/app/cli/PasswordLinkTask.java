package gatehouse.app.cli;

import gatehouse.app.StartupException;
import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.EmailAddress;
import gatehouse.platform.database.Database;

/** Makes a link to choose a new password: e-mail. */
class PasswordLinkTask extends Task {
  private final Database database;
  private final Accounts accounts;
  private final PasswordLink link;

  PasswordLinkTask(Database database, Accounts accounts, PasswordLink link) {
    this.database = database;
    this.accounts = accounts;
    this.link = link;
  }

  @Override
  String work(String... arguments) {
    EmailAddress email = EmailAddress.parse(arguments[0]);
    return database.acrossWorkspaces(handle -> {
      Account account =
          accounts
              .byEmail(email)
              .orElseThrow(() ->
                  new StartupException(
                      "%s has no account; \"gatehouse account create %s\" makes one."
                          .formatted(email, email)));
      if (!account.active()) {
        throw new StartupException(
            "The account of %s is %s: an operator must enable it first."
                .formatted(email, account.status().name().toLowerCase(java.util.Locale.ROOT)));
      }
      return link.of(account);
    });
  }
}
