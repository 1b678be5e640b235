package gatehouse.control.identityprovider.oidc;

import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * This server as a client of a provider.
 *
 * @param secret null for a client that proves itself by PKCE alone
 */
public record Registration(
    String issuer, String clientId, @Nullable String secret, List<String> scopes, URI redirectUri) {

  public Registration {
    scopes = List.copyOf(scopes);
  }

  Issuer expectedIssuer() {
    return new Issuer(issuer);
  }

  ClientID client() {
    return new ClientID(clientId);
  }

  @Override
  public String toString() {
    return "Registration[" + clientId + " at " + issuer + "]";
  }
}
