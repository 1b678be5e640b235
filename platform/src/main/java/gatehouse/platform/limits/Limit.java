package gatehouse.platform.limits;

import java.time.Duration;
import java.util.Locale;

/** Every rate limit: how often, in what time, for what. */
public enum Limit {
  /** What one session or token may ask of the API in all. */
  API_CALLS(3_000, Duration.ofMinutes(1), "API requests of one account or token"),
  /** Whoever is not signed in cannot fill the table of attempts. */
  PROVIDER_STARTS(
      120, Duration.ofMinutes(10), "Sign-ins begun at identity providers from one client address"),
  /** The server does not become a tool for calling others. */
  PROVIDER_TESTS(20, Duration.ofMinutes(10), "Tests of identity providers in one workspace"),
  /** The same for the servers of projects. */
  SERVER_TESTS(
      60,
      Duration.ofMinutes(10),
      "Tests of MCP servers in one workspace, or by one person at an auth link"),
  /** What a person can do by hand. */
  PLAYGROUND(300, Duration.ofMinutes(10), "Requests of one session or token to the playground"),
  /** Tokens cannot be guessed; to try costs us a look-up and, with a password, a hash. */
  INVITATION_LINKS(
      600, Duration.ofMinutes(10), "Invitation links opened or accepted from one client address"),
  /** The same for auth links. */
  AUTH_LINKS(600, Duration.ofMinutes(10), "Auth links opened or used from one client address"),
  /** The server does not become a tool for calling others. */
  OAUTH_STARTS(300, Duration.ofMinutes(10), "Connections by OAuth begun in one workspace"),
  /** The server does not become a tool for flooding mailboxes. */
  INVITATIONS_SENT(600, Duration.ofHours(1), "Requests that send invitations in one workspace"),
  /** A program that keeps trying does not fill the audit log. */
  AGENT_REFUSALS_RECORDED(
      1, Duration.ofMinutes(1), "Audit entries on refused calls of one agent key, by reason"),
  /** Long work is asked for by hand. */
  JOBS_STARTED(120, Duration.ofHours(1), "Exports, verifications and other jobs of one account");

  private final int permits;
  private final Duration per;
  private final String guards;

  Limit(int permits, Duration per, String guards) {
    this.permits = permits;
    this.per = per;
    this.guards = guards;
  }

  public int permits() {
    return permits;
  }

  public Duration per() {
    return per;
  }

  /** What it counts, for people. */
  public String guards() {
    return guards;
  }

  /** Its name in headers and in the database. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
