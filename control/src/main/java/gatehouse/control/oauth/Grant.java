package gatehouse.control.oauth;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization server gave, with all that is needed to renew it and to give it back.
 *
 * @param access the token for calls
 * @param refresh the token for new tokens; null when there is none
 * @param scopes what the tokens are good for; as asked for when the server did not say
 * @param lifetimeSeconds how long the access token works; null when the server did not say
 * @param revocation where tokens are given back; null when that is not offered
 * @param clientSecret ours at the time of the grant
 */
public record Grant(
    String access,
    @Nullable String refresh,
    List<String> scopes,
    @Nullable Long lifetimeSeconds,
    String issuer,
    URI token,
    @Nullable URI revocation,
    URI resource,
    String clientId,
    @Nullable String clientSecret,
    String clientMethod) {

  public Grant {
    scopes = List.copyOf(scopes);
  }

  OAuthClient client() {
    return new OAuthClient(clientId, clientSecret, OAuthClient.Method.valueOf(clientMethod));
  }

  @Override
  public String toString() {
    return "Grant[" + issuer + "]";
  }
}
