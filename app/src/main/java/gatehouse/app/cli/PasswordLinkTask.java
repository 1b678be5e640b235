package gatehouse.app.cli;

import gatehouse.app.StartupException;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.onetime.Purpose;
import gatehouse.control.password.PasswordResets;

/** Makes a link to choose a new password: e-mail. */
class PasswordLinkTask extends Task {
  private final Accounts accounts;
  private final PasswordResets resets;

  PasswordLinkTask(Accounts accounts, PasswordResets resets) {
    this.accounts = accounts;
    this.resets = resets;
  }

  static String text(String link) {
    return "Choose a password here, once and within %d minutes:\n  %s"
        .formatted(Purpose.PASSWORD_RESET.life().toMinutes(), link);
  }

  @Override
  String work(String... arguments) {
    EmailAddress email = EmailAddress.parse(arguments[0]);
    return accounts
        .byEmail(email)
        .map(account -> text(resets.makeLink(account.id())))
        .orElseThrow(() ->
            new StartupException(
                "%s has no account; \"gatehouse account create %s\" makes one."
                    .formatted(email, email)));
  }
}
