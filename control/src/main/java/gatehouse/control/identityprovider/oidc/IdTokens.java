package gatehouse.control.identityprovider.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks ID tokens (OpenID Connect Core 1.0, 3.1.3.7). */
@ApplicationScoped
class IdTokens {
  /**
   * Signatures by a private key only. Neither "none", nor a MAC: there a published key, or a secret
   * that others may know too, would be enough to make a token.
   */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final Pattern SUBJECT = Pattern.compile("[\\x20-\\x7e]{1,255}");

  IDTokenClaimsSet check(Registration us, Discovered provider, JWT token, String nonce) {
    var validator =
        new IDTokenValidator(
            us.expectedIssuer(),
            us.client(),
            new JWSVerificationKeySelector<>(ALGORITHMS, provider.keys()),
            null);
    try {
      IDTokenClaimsSet claims = validator.validate(token, new Nonce(nonce));
      // The library leaves azp alone; with several audiences it must be there (steps 4 and 5).
      AuthorizedParty azp = claims.getAuthorizedParty();
      if (azp == null ? claims.getAudience().size() > 1 : !azp.getValue().equals(us.clientId())) {
        throw OidcException.refused("The ID token was made for another client.");
      }
      if (!SUBJECT.matcher(claims.getSubject().getValue()).matches()) {
        throw OidcException.refused("The ID token's subject is not one (Core 1.0, 2).");
      }
      return claims;
    } catch (BadJOSEException e) {
      throw OidcException.refused("The ID token is not right: " + e.getMessage());
    } catch (KeySourceException e) {
      throw OidcException.unreachable("The provider's keys cannot be read: " + e.getMessage());
    } catch (JOSEException e) {
      throw OidcException.refused("The ID token cannot be checked: " + e.getMessage());
    }
  }
}
