package gatehouse.control.identityprovider.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.PersonClaims;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Redeems a code for an ID token, and asks for the e-mail where the token has none. */
@ApplicationScoped
class CodeExchange {
  private final ProviderHttp http;
  private final IdTokens tokens;

  CodeExchange(ProviderHttp http, IdTokens tokens) {
    this.http = http;
    this.tokens = tokens;
  }

  Claims redeem(Registration us, Discovered provider, Handshake once, String code) {
    OIDCTokenResponse answer = request(us, provider, once, code);
    JWT token = answer.getOIDCTokens().getIDToken();
    if (token == null) {
      throw OidcException.refused("The provider sent no ID token.");
    }
    IDTokenClaimsSet proven = tokens.check(us, provider, token, once.nonce());
    PersonClaims person = new UserInfo(proven.toJSONObject());
    if (person.getEmailAddress() == null && provider.userInfo() != null) {
      AccessToken access = answer.getOIDCTokens().getAccessToken();
      person = userInfo(provider.userInfo(), access, proven);
    }
    return claims(us, proven, person);
  }

  private OIDCTokenResponse request(
      Registration us, Discovered provider, Handshake once, String code) {
    var grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), us.redirectUri(), new CodeVerifier(once.verifier()));
    ClientAuthentication proof = proof(us, provider);
    TokenRequest request =
        (proof == null
                ? new TokenRequest.Builder(provider.token(), us.client(), grant)
                : new TokenRequest.Builder(provider.token(), proof, grant))
            .build();
    try {
      TokenResponse answer = OIDCTokenResponseParser.parse(http.exchange(request.toHTTPRequest()));
      if (answer instanceof OIDCTokenResponse success) {
        return success;
      }
      ErrorObject error = answer.toErrorResponse().getErrorObject();
      throw OidcException.refused(
          "The provider did not take the code: " + (error == null ? "" : error.getCode()));
    } catch (ParseException e) {
      throw OidcException.refused(
          "The provider's answer to the code is not one: " + e.getMessage());
    }
  }

  private static @Nullable ClientAuthentication proof(Registration us, Discovered provider) {
    if (us.secret() == null) {
      return null;
    }
    Secret secret = new Secret(us.secret());
    return provider.secretInBody()
        ? new ClientSecretPost(us.client(), secret)
        : new ClientSecretBasic(us.client(), secret);
  }

  private UserInfo userInfo(URI endpoint, AccessToken access, IDTokenClaimsSet proven) {
    try {
      UserInfoResponse answer =
          UserInfoResponse.parse(
              http.exchange(new UserInfoRequest(endpoint, access).toHTTPRequest()));
      if (!answer.indicatesSuccess()) {
        throw OidcException.refused("The provider did not tell the person's e-mail.");
      }
      UserInfo info = answer.toSuccessResponse().getUserInfo();
      if (info == null || !proven.getSubject().equals(info.getSubject())) {
        // It may be answered for another person's token (OpenID Connect Core 1.0, 5.3.2).
        throw OidcException.refused("The provider spoke of two different people.");
      }
      return info;
    } catch (ParseException e) {
      throw OidcException.refused("The provider's user info cannot be read: " + e.getMessage());
    }
  }

  private static Claims claims(Registration us, IDTokenClaimsSet proven, PersonClaims person) {
    boolean verified = isTrue(person.getClaim("email_verified"));
    String first = text(person.getGivenName());
    String last = text(person.getFamilyName());
    String name = text(person.getName());
    boolean parted = first.isEmpty() && last.isEmpty();
    int space = name.lastIndexOf(' ');
    return new Claims(
        us.issuer(),
        proven.getSubject().getValue(),
        verified ? person.getEmailAddress() : null,
        parted ? (space < 0 ? name : name.substring(0, space)) : first,
        parted ? (space < 0 ? "" : name.substring(space + 1)) : last);
  }

  /** Some providers send the word instead of the value; anything else is no. */
  private static boolean isTrue(@Nullable Object claim) {
    return Boolean.TRUE.equals(claim) || "true".equals(claim);
  }

  /** A name as it may stand in a list: one line, no invisible characters, not endless. */
  private static String text(@Nullable String claim) {
    String clean = claim == null ? "" : claim.replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
    int end = Math.min(clean.length(), 60);
    boolean splits = end < clean.length() && Character.isHighSurrogate(clean.charAt(end - 1));
    return clean.substring(0, splits ? end - 1 : end).strip();
  }
}
