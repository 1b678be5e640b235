package gatehouse.control.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.platform.net.OutgoingAnswer;
import gatehouse.platform.net.OutgoingCall;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds the authorization server of an MCP server, and what to ask it for. */
@ApplicationScoped
class Discovery {
  private static final String GREETING =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
      "capabilities":{},"clientInfo":{"name":"gatehouse","version":"1"}}}\
      """;
  private static final int UNAUTHORIZED = 401;
  private static final int MOST_SERVERS = 5;

  private final OAuthHttp http;

  Discovery(OAuthHttp http) {
    this.http = http;
  }

  /**
   * What was found.
   *
   * @param resource the address that tokens are for (RFC 8707)
   * @param scopes what it asks for; empty when it does not say
   */
  record Found(URI resource, List<String> scopes, AuthorizationServer server) {}

  /**
   * Asks the server, then its authorization server.
   *
   * @throws OAuthException with what is wrong, for people
   */
  Found of(McpServer server) {
    Challenge challenge = challenge(server.url());
    ObjectNode document = document(server.url(), challenge);
    URI resource = resource(document, server.url());
    List<String> scopes =
        challenge.scopes().isEmpty()
            ? Challenge.scopes(
                String.join(" ", AuthorizationServer.texts(document, "scopes_supported")))
            : challenge.scopes();
    List<String> issuers = AuthorizationServer.texts(document, "authorization_servers");
    if (issuers.isEmpty()) {
      throw OAuthException.refused(
          "The MCP server names no authorization server in its description (RFC 9728).");
    }
    String pinned = server.oauth().issuer();
    String issuer = pinned != null && issuers.contains(pinned) ? pinned : issuers.getFirst();
    if (issuers.size() > MOST_SERVERS) {
      throw OAuthException.refused("The MCP server names too many authorization servers.");
    }
    return new Found(resource, scopes, authorizationServer(issuer));
  }

  /** A request without a token; what comes of it beyond its refusal is of no interest. */
  private Challenge challenge(URI server) {
    try {
      OutgoingAnswer answer =
          http.call(
              new OutgoingCall(
                  "POST",
                  server,
                  Map.of(
                      "Content-Type",
                      "application/json",
                      "Accept",
                      "application/json, text/event-stream"),
                  GREETING));
      return Challenge.of(
          answer.status() == UNAUTHORIZED ? answer.header("www-authenticate").orElse(null) : null);
    } catch (OAuthException e) {
      // It may begin a stream that does not end. If it is really away, the next step says so.
      return Challenge.of(null);
    }
  }

  private ObjectNode document(URI server, Challenge challenge) {
    String named = challenge.metadata();
    if (named != null) {
      return http.read(http.checked(named, "resource_metadata"))
          .orElseThrow(() ->
              OAuthException.refused(
                  "There is no description of the MCP server at "
                      + Words.plain(named)
                      + ", where it says it is."));
    }
    return first(WellKnown.ofResource(server))
        .orElseThrow(() ->
            OAuthException.refused(
                "The MCP server does not say who gives out its tokens: there is no"
                    + " /.well-known/oauth-protected-resource (RFC 9728)."));
  }

  /** The same host, and a path that leads to the server: not another's description. */
  private static URI resource(ObjectNode document, URI server) {
    String said = document.path("resource").asText();
    try {
      URI resource = new URI(said);
      if (resource.getRawFragment() == null && isAbove(resource, server)) {
        return resource;
      }
    } catch (java.net.URISyntaxException e) {
      // Said below.
    }
    throw OAuthException.refused(
        "The MCP server describes itself as "
            + (said.isEmpty() ? "nothing" : Words.plain(said))
            + ", which is not the address it is called at.");
  }

  private static boolean isAbove(URI resource, URI server) {
    String path = Objects.requireNonNullElse(resource.getRawPath(), "").replaceAll("/+$", "");
    String its = Objects.requireNonNullElse(server.getRawPath(), "").replaceAll("/+$", "");
    return resource.getScheme() != null
        && resource.getScheme().equalsIgnoreCase(server.getScheme())
        && resource.getHost() != null
        && resource.getHost().equalsIgnoreCase(server.getHost())
        && resource.getRawUserInfo() == null
        && port(resource) == port(server)
        && (its.equals(path) || its.startsWith(path + "/"))
        && (resource.getRawQuery() == null || resource.getRawQuery().equals(server.getRawQuery()));
  }

  private static int port(URI address) {
    return address.getPort() >= 0
        ? address.getPort()
        : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }

  private AuthorizationServer authorizationServer(String issuer) {
    URI address = http.checked(issuer, "authorization server");
    if (address.getRawQuery() != null) {
      throw OAuthException.refused("An authorization server's name has no query (RFC 8414).");
    }
    ObjectNode document =
        first(WellKnown.ofIssuer(address))
            .orElseThrow(() ->
                OAuthException.refused(
                    "The authorization server "
                        + Words.plain(issuer)
                        + " does not describe itself (RFC 8414)."));
    return AuthorizationServer.of(document, issuer, http);
  }

  private Optional<ObjectNode> first(List<URI> addresses) {
    for (URI address : addresses) {
      Optional<ObjectNode> found = http.read(address);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
