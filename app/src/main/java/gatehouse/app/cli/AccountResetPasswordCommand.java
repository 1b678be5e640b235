package gatehouse.app.cli;

import gatehouse.app.Services;
import gatehouse.platform.config.Configuration;

/** Lets somebody choose a new password, without any mail. */
final class AccountResetPasswordCommand implements Command {
  @Override
  public String name() {
    return "account reset-password";
  }

  @Override
  public String parameters() {
    return "<email>";
  }

  @Override
  public String summary() {
    return "Print a link to choose a new password";
  }

  @Override
  public String details() {
    return """
    The old password works until the link is used; then every session of the account ends. The
    link works once and for an hour. The link leads to where the server was reached last;
    --public-url or --port name another place.
    """;
  }

  @Override
  public int leastWords() {
    return 1;
  }

  @Override
  public int run(Invocation invocation) {
    String email = AccountCreateCommand.address(invocation);
    Configuration configuration = invocation.configuration();
    try (DatabaseVisit visit = DatabaseVisit.ready(configuration)) {
      return Services.run(
          configuration, visit.access(), invocation.verbose(), PasswordLinkTask.class, email);
    }
  }
}
