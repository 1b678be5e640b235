package gatehouse.control.identityprovider.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a provider says of itself, with the keys it signs with. */
record Discovered(
    URI authorization,
    URI token,
    URI keySet,
    @Nullable URI userInfo,
    boolean sendsIssuer,
    boolean secretInBody,
    JWKSource<SecurityContext> keys) {

  static Discovered of(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {
    List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
    return new Discovered(
        needed(metadata.getAuthorizationEndpointURI(), "authorization_endpoint"),
        needed(metadata.getTokenEndpointURI(), "token_endpoint"),
        needed(metadata.getJWKSetURI(), "jwks_uri"),
        metadata.getUserInfoEndpointURI(),
        metadata.supportsAuthorizationResponseIssuerParam(),
        // The default is the header (OpenID Connect Discovery 1.0, 3).
        methods != null
            && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST),
        keys);
  }

  static URI needed(@Nullable URI endpoint, String name) {
    if (endpoint == null) {
      throw OidcException.refused("The provider's description has no " + name + ".");
    }
    return endpoint;
  }
}
