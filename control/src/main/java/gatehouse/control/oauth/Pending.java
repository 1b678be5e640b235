package gatehouse.control.oauth;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is under way: what was agreed on before the browser left, and is held against
 * what it brings back.
 *
 * @param verifier of PKCE (RFC 7636); only the token endpoint learns it, with the code
 */
public record Pending(
    String verifier,
    String issuer,
    boolean sendsIssuer,
    URI token,
    @Nullable URI revocation,
    URI resource,
    List<String> scopes,
    String clientId,
    @Nullable String clientSecret,
    String clientMethod) {

  public Pending {
    scopes = List.copyOf(scopes);
  }

  OAuthClient client() {
    return new OAuthClient(clientId, clientSecret, OAuthClient.Method.valueOf(clientMethod));
  }

  Grant grant(String access, @Nullable String refresh, List<String> given, @Nullable Long seconds) {
    return new Grant(
        access,
        refresh,
        given,
        seconds,
        issuer,
        token,
        revocation,
        resource,
        clientId,
        clientSecret,
        clientMethod);
  }

  @Override
  public String toString() {
    return "Pending[" + issuer + "]";
  }
}
