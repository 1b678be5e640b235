package gatehouse.app.cli;

import gatehouse.app.Services;
import gatehouse.control.account.EmailAddress;
import gatehouse.platform.config.Configuration;
import java.util.Set;

/** Makes an account that has no password yet. */
final class AccountCreateCommand implements Command {
  private static final String OPERATOR = "--operator";
  private static final String FIRST_NAME = "--first-name";
  private static final String LAST_NAME = "--last-name";

  @Override
  public String name() {
    return "account create";
  }

  @Override
  public String parameters() {
    return "<email> [--operator] [--first-name …] [--last-name …]";
  }

  @Override
  public String summary() {
    return "Make an account and print a link to choose its password";
  }

  @Override
  public String details() {
    return """
    The link works once and for an hour; "account reset-password" prints another. --operator lets
    the account manage all workspaces and accounts of this server. The link leads to where the
    server was reached last; --public-url or --port name another place.
    """;
  }

  @Override
  public Set<String> flags() {
    return Set.of(OPERATOR);
  }

  @Override
  public Set<String> valued() {
    return Set.of(FIRST_NAME, LAST_NAME);
  }

  @Override
  public int leastWords() {
    return 1;
  }

  @Override
  public int run(Invocation invocation) {
    String email = address(invocation);
    Configuration configuration = invocation.configuration();
    try (DatabaseVisit visit = DatabaseVisit.ready(configuration)) {
      return Services.run(
          configuration,
          visit.access(),
          invocation.verbose(),
          AccountCreateTask.class,
          email,
          invocation.value(FIRST_NAME).orElse(""),
          invocation.value(LAST_NAME).orElse(""),
          Boolean.toString(invocation.has(OPERATOR)));
    }
  }

  /** Refuses what is none before anything is started. */
  static String address(Invocation invocation) {
    String typed = invocation.word(0).orElseThrow();
    try {
      return EmailAddress.parse(typed).text();
    } catch (IllegalArgumentException e) {
      throw new UsageException("\"" + typed + "\": " + e.getMessage() + ".");
    }
  }
}
