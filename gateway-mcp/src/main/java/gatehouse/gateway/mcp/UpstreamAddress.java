package gatehouse.gateway.mcp;

import gatehouse.control.credential.UpstreamSecret;
import gatehouse.control.mcpserver.AuthKind;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.platform.net.GuardedStreams.Destination;
import io.vertx.core.http.HttpClientRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes and as whom: the checked address, and the secret in the place the server
 * wants it.
 */
record UpstreamAddress(McpServer server, Destination to, @Nullable UpstreamSecret secret) {

  /** Path and query, as they are sent. */
  String path() {
    return withSecret(to.path());
  }

  /** The same for another path of the same host. */
  String withSecret(String path) {
    if (secret == null || server.auth() != AuthKind.QUERY || server.authName() == null) {
      return path;
    }
    return path
        + (path.indexOf('?') < 0 ? '?' : '&')
        + URLEncoder.encode(server.authName(), StandardCharsets.UTF_8)
        + '='
        + URLEncoder.encode(secret.value(), StandardCharsets.UTF_8);
  }

  void sign(HttpClientRequest request) {
    if (secret != null && server.auth() == AuthKind.OAUTH) {
      put(request, "Authorization", "Bearer " + secret.value());
    } else if (secret != null && server.auth() == AuthKind.HEADER && server.authName() != null) {
      put(request, server.authName(), server.authPrefix() + secret.value());
    }
  }

  private void put(HttpClientRequest request, String name, String value) {
    try {
      request.putHeader(name, value);
    } catch (IllegalArgumentException e) {
      // A line break, say. The exception names the value: it goes nowhere.
      throw UpstreamFailure.unsendable(
          "The stored credential for " + server.name() + " cannot be sent in a header.");
    }
  }

  @Override
  public String toString() {
    return server.slug(); // secrets do not belong in logs
  }
}
