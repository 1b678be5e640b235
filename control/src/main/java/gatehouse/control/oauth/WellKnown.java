package gatehouse.control.oauth;

import java.net.URI;
import java.util.List;

/** Where servers describe themselves, in the order in which the protocol has them asked. */
final class WellKnown {
  private static final String RESOURCE = "/.well-known/oauth-protected-resource";
  private static final String OAUTH = "/.well-known/oauth-authorization-server";
  private static final String OPENID = "/.well-known/openid-configuration";

  private WellKnown() {}

  /** Of an MCP server (RFC 9728, 3.1): for its path, then for its host. */
  static List<URI> ofResource(URI server) {
    String root = origin(server);
    String query = server.getRawQuery() == null ? "" : "?" + server.getRawQuery();
    String path = path(server);
    URI ofHost = URI.create(root + RESOURCE);
    return path.isEmpty() && query.isEmpty()
        ? List.of(ofHost)
        : List.of(URI.create(root + RESOURCE + path + query), ofHost);
  }

  /** Of an authorization server (RFC 8414, 3.1 and 5; OpenID Connect Discovery 1.0, 4). */
  static List<URI> ofIssuer(URI issuer) {
    String root = origin(issuer);
    String path = path(issuer);
    return path.isEmpty()
        ? List.of(URI.create(root + OAUTH), URI.create(root + OPENID))
        : List.of(
            URI.create(root + OAUTH + path),
            URI.create(root + OPENID + path),
            URI.create(root + path + OPENID));
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  /** Without the final slash. */
  private static String path(URI address) {
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
