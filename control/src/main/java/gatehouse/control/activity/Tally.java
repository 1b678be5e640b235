package gatehouse.control.activity;

/**
 * What is counted of some calls, and of the sessions and queries around them.
 *
 * @param totalMicros of all calls together, from an agent's call to the answer
 * @param upstreamMicros of these, waiting for servers
 */
public record Tally(
    long sessions,
    long queries,
    long calls,
    long authenticationErrors,
    long rateLimitErrors,
    long timeoutErrors,
    long executionErrors,
    long totalMicros,
    long upstreamMicros) {
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0);

  public long errors() {
    return authenticationErrors + rateLimitErrors + timeoutErrors + executionErrors;
  }

  public Tally plus(Tally other) {
    return new Tally(
        sessions + other.sessions,
        queries + other.queries,
        calls + other.calls,
        authenticationErrors + other.authenticationErrors,
        rateLimitErrors + other.rateLimitErrors,
        timeoutErrors + other.timeoutErrors,
        executionErrors + other.executionErrors,
        totalMicros + other.totalMicros,
        upstreamMicros + other.upstreamMicros);
  }
}
