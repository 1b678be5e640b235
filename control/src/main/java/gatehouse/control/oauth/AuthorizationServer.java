package gatehouse.control.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization server says of itself (RFC 8414, OpenID Connect Discovery 1.0).
 *
 * @param sendsIssuer whether its answers name it (RFC 9207)
 * @param clientDocuments whether it takes an address of a document as a client's id
 * @param methods how clients may prove themselves
 */
record AuthorizationServer(
    String issuer,
    URI authorization,
    URI token,
    @Nullable URI registration,
    @Nullable URI revocation,
    boolean sendsIssuer,
    boolean clientDocuments,
    List<String> scopes,
    List<String> methods) {

  AuthorizationServer {
    scopes = List.copyOf(scopes);
    methods = List.copyOf(methods);
  }

  static AuthorizationServer of(ObjectNode document, String issuer, OAuthHttp http) {
    // Otherwise a description could speak in the name of another server (RFC 8414, 3.3).
    String said = document.path("issuer").asText();
    if (!said.equals(issuer)) {
      throw OAuthException.refused(
          "The authorization server of "
              + Words.plain(issuer)
              + " calls itself "
              + Words.plain(said)
              + ", which is somebody else.");
    }
    if (!texts(document, "code_challenge_methods_supported").contains("S256")) {
      throw OAuthException.refused(
          "The authorization server "
              + Words.plain(issuer)
              + " does not offer PKCE with S256, without which codes can be stolen.");
    }
    List<String> methods = texts(document, "token_endpoint_auth_methods_supported");
    return new AuthorizationServer(
        issuer,
        needed(document, "authorization_endpoint", http),
        needed(document, "token_endpoint", http),
        address(document, "registration_endpoint", http),
        address(document, "revocation_endpoint", http),
        document.path("authorization_response_iss_parameter_supported").asBoolean(false),
        document.path("client_id_metadata_document_supported").asBoolean(false),
        texts(document, "scopes_supported"),
        methods.isEmpty() ? List.of("client_secret_basic") : methods);
  }

  /** How a client proves itself; the header where both ways are open. */
  OAuthClient.Method method(boolean hasSecret) {
    if (!hasSecret) {
      return OAuthClient.Method.NONE;
    }
    return !methods.contains("client_secret_basic") && methods.contains("client_secret_post")
        ? OAuthClient.Method.POST
        : OAuthClient.Method.BASIC;
  }

  private static URI needed(ObjectNode document, String name, OAuthHttp http) {
    URI address = address(document, name, http);
    if (address == null) {
      throw OAuthException.refused("The authorization server's description has no " + name + ".");
    }
    return address;
  }

  private static @Nullable URI address(ObjectNode document, String name, OAuthHttp http) {
    JsonNode value = document.path(name);
    return value.isTextual() ? http.checked(value.asText(), name) : null;
  }

  static List<String> texts(ObjectNode document, String name) {
    List<String> texts = new ArrayList<>();
    document.path(name).forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
