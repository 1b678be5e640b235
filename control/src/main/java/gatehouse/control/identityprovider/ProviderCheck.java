package gatehouse.control.identityprovider;

import gatehouse.control.identityprovider.oidc.OidcClient;
import gatehouse.control.identityprovider.oidc.OidcException;
import gatehouse.platform.limits.Limit;
import gatehouse.platform.limits.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Tries whether a provider can be reached and makes sense, for those who set it up. */
@ApplicationScoped
class ProviderCheck {
  private final OidcClient oidc;
  private final Limits limits;

  ProviderCheck(OidcClient oidc, Limits limits) {
    this.oidc = oidc;
    this.limits = limits;
  }

  Outcome of(Provider provider) {
    limits.take(Limit.PROVIDER_TESTS, String.valueOf(provider.workspaceId()));
    try {
      Map<String, String> endpoints = oidc.inspect(provider.issuer());
      return new Outcome(
          true,
          "The provider answers and publishes its keys. Client id and secret show themselves at the"
              + " first sign-in.",
          endpoints);
    } catch (OidcException e) {
      return new Outcome(false, e.getMessage(), Map.of());
    }
  }

  /** What was found; {@code detail} says what to do when it is not well. */
  record Outcome(boolean ok, String detail, Map<String, String> endpoints) {}
}
