package gatehouse.control.mcpserver;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying a server.
 *
 * @param protocol the revision that was agreed on; null when it did not come to that
 * @param serverName how it calls itself
 * @param tools how many it offers
 * @param failure null when it works
 */
public record Probed(
    @Nullable String protocol,
    @Nullable String serverName,
    @Nullable Integer tools,
    @Nullable Failure failure) {

  /** What went wrong, with a sentence for people. */
  public record Failure(Kind kind, String message) {}

  /** Why a server cannot be used. */
  public enum Kind {
    /** It wants a secret, and there is none to send. */
    @JsonProperty("not-connected")
    NOT_CONNECTED,
    /** It did not take the secret, or wants one. */
    @JsonProperty("authentication")
    AUTHENTICATION,
    /** Its address must not be called, or has no host behind it. */
    @JsonProperty("address")
    ADDRESS,
    /** Nothing answers there. */
    @JsonProperty("unreachable")
    UNREACHABLE,
    @JsonProperty("timeout")
    TIMEOUT,
    @JsonProperty("rate-limit")
    RATE_LIMIT,
    /** Something answers, and not as an MCP server does. */
    @JsonProperty("protocol")
    PROTOCOL
  }

  public static Probed works(@Nullable String protocol, @Nullable String serverName, int tools) {
    return new Probed(protocol, serverName, tools, null);
  }

  public static Probed fails(Kind kind, String message) {
    return new Probed(null, null, null, new Failure(kind, message));
  }
}
