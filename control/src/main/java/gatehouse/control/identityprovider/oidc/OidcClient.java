package gatehouse.control.identityprovider.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends people to their provider and finds out who came back. */
@ApplicationScoped
public class OidcClient {
  private final Discovery discovery;
  private final CodeExchange exchange;

  OidcClient(Discovery discovery, CodeExchange exchange) {
    this.discovery = discovery;
    this.exchange = exchange;
  }

  /**
   * Where to send the browser.
   *
   * @throws OidcException when the provider does not say
   */
  public URI authorization(Registration us, Handshake once) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope(us.scopes().toArray(String[]::new)),
            us.client(),
            us.redirectUri())
        .endpointURI(discovery.of(us.issuer()).authorization())
        .state(new State(once.state()))
        .nonce(new Nonce(once.nonce()))
        .codeChallenge(new CodeVerifier(once.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Takes what the browser brought back to the provider and learns who it is.
   *
   * @param saidIssuer the parameter {@code iss} of the answer (RFC 9207)
   * @throws OidcException when anything about the answer is not right
   */
  public Claims redeem(Registration us, Handshake once, String code, @Nullable String saidIssuer) {
    Discovered provider = discovery.of(us.issuer());
    checkIssuer(us, provider, saidIssuer);
    return exchange.redeem(us, provider, once, code);
  }

  /**
   * Against mix-up: one provider that sends the browser to another, to be handed that one's code.
   * Where a provider does not name itself, the code is of no use to others, because redeeming it
   * takes our secret and this sign-in's verifier; without a secret there would be nothing left.
   */
  private static void checkIssuer(Registration us, Discovered provider, @Nullable String said) {
    if (said == null ? provider.sendsIssuer() || us.secret() == null : !said.equals(us.issuer())) {
      throw OidcException.refused("The answer does not come from " + us.issuer() + ".");
    }
  }

  /**
   * Looks whether a provider can be used, as far as that is seen without a person.
   *
   * @return its endpoints by name
   * @throws OidcException with what is wrong, for those who set it up
   */
  public Map<String, String> inspect(String issuer) {
    Discovered provider = discovery.anew(issuer);
    try {
      var any = new JWKSelector(new JWKMatcher.Builder().build());
      if (provider.keys().get(any, null).isEmpty()) {
        throw OidcException.refused("The provider publishes no keys.");
      }
    } catch (KeySourceException e) {
      throw OidcException.unreachable("The provider's keys cannot be read: " + e.getMessage());
    }
    Map<String, String> endpoints = new LinkedHashMap<>();
    endpoints.put("authorization", provider.authorization().toString());
    endpoints.put("token", provider.token().toString());
    endpoints.put("keys", provider.keySet().toString());
    if (provider.userInfo() != null) {
      endpoints.put("userInfo", provider.userInfo().toString());
    }
    return endpoints;
  }
}
