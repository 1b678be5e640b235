package gatehouse.control.oauth;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Token;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The requests that carry tokens: for a code, for a refresh token, and back. */
@ApplicationScoped
class TokenEndpoint {
  /** What fits into a header (RFC 6750, 2.1, and a little more, as some have it). */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,8000}");

  private final OAuthHttp http;

  TokenEndpoint(OAuthHttp http) {
    this.http = http;
  }

  Grant redeem(Pending pending, URI redirect, String code) {
    AccessTokenResponse answer =
        ask(
            pending.token(),
            pending.client(),
            new AuthorizationCodeGrant(
                new AuthorizationCode(code), redirect, new CodeVerifier(pending.verifier())),
            pending.resource());
    AccessToken access = access(answer);
    RefreshToken refresh = answer.getTokens().getRefreshToken();
    return pending.grant(
        access.getValue(),
        refresh == null ? null : fit(refresh.getValue()),
        scopes(access, pending.scopes()),
        seconds(access));
  }

  Grant renew(Grant old, OAuthClient client) {
    String refresh = Objects.requireNonNull(old.refresh());
    AccessTokenResponse answer =
        ask(old.token(), client, new RefreshTokenGrant(new RefreshToken(refresh)), old.resource());
    AccessToken access = access(answer);
    RefreshToken next = answer.getTokens().getRefreshToken();
    return new Grant(
        access.getValue(),
        // Without a new one the old one stays (RFC 6749, 6).
        next == null ? refresh : fit(next.getValue()),
        scopes(access, old.scopes()),
        seconds(access),
        old.issuer(),
        old.token(),
        old.revocation(),
        old.resource(),
        client.id(),
        client.secret(),
        client.method().name());
  }

  /** The refresh token first: with it everything else could be had again. */
  void giveBack(Grant grant) {
    URI endpoint = Objects.requireNonNull(grant.revocation());
    String refresh = grant.refresh();
    if (refresh != null) {
      giveBack(endpoint, grant.client(), new RefreshToken(refresh), false);
    }
    giveBack(endpoint, grant.client(), new BearerAccessToken(grant.access()), refresh != null);
  }

  /**
   * Gives one token back.
   *
   * @param optional a server need not be able to take access tokens back (RFC 7009, 2.2.1); those
   *     live for minutes
   */
  private void giveBack(URI endpoint, OAuthClient client, Token token, boolean optional) {
    ClientAuthentication proof = proof(client);
    TokenRevocationRequest request =
        proof == null
            ? new TokenRevocationRequest(endpoint, new ClientID(client.id()), token)
            : new TokenRevocationRequest(endpoint, proof, token);
    HTTPResponse response = http.exchange(request.toHTTPRequest());
    if (response.indicatesSuccess()) {
      return;
    }
    ErrorObject error = ErrorObject.parse(response);
    if (!(optional && "unsupported_token_type".equals(error.getCode()))) {
      throw OAuthException.refused(
          Objects.requireNonNullElse(error.getCode(), ""),
          endpoint.getHost()
              + " did not take it back: "
              + Words.error(
                  error.getCode(),
                  without(error.getDescription(), List.of(token.getValue(), secretOf(client))))
              + " (status "
              + response.getStatusCode()
              + ").");
    }
  }

  private AccessTokenResponse ask(
      URI endpoint, OAuthClient client, AuthorizationGrant grant, URI resource) {
    ClientAuthentication proof = proof(client);
    TokenRequest request =
        (proof == null
                ? new TokenRequest.Builder(endpoint, new ClientID(client.id()), grant)
                : new TokenRequest.Builder(endpoint, proof, grant))
            .resource(resource)
            .build();
    try {
      TokenResponse answer = TokenResponse.parse(http.exchange(request.toHTTPRequest()));
      if (answer instanceof AccessTokenResponse success) {
        return success;
      }
      ErrorObject error = answer.toErrorResponse().getErrorObject();
      String code = error == null ? "" : Objects.requireNonNullElse(error.getCode(), "");
      throw OAuthException.refused(
          code,
          endpoint.getHost()
              + " gave no token: "
              + Words.error(
                  code,
                  without(error == null ? null : error.getDescription(), secrets(grant, client)))
              + ".");
    } catch (ParseException e) {
      // Its message may hold the answer, and the answer a token.
      throw OAuthException.refused(
          "What " + endpoint.getHost() + " answered is not an answer with tokens (RFC 6749).");
    }
  }

  private static List<String> secrets(AuthorizationGrant grant, OAuthClient client) {
    List<String> secrets = new ArrayList<>(List.of(secretOf(client)));
    for (String name : List.of("refresh_token", "code", "code_verifier")) {
      secrets.addAll(grant.toParameters().getOrDefault(name, List.of()));
    }
    return secrets;
  }

  private static String secretOf(OAuthClient client) {
    return Objects.requireNonNullElse(client.secret(), "");
  }

  /** Some repeat what they did not like, and errors are shown. */
  private static @Nullable String without(@Nullable String text, List<String> secrets) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean == null || secret.isEmpty() ? clean : clean.replace(secret, "…");
    }
    return clean;
  }

  private static @Nullable ClientAuthentication proof(OAuthClient client) {
    String secret = client.secret();
    if (secret == null) {
      return null;
    }
    return switch (client.method()) {
      case NONE -> null;
      case BASIC -> new ClientSecretBasic(new ClientID(client.id()), new Secret(secret));
      case POST -> new ClientSecretPost(new ClientID(client.id()), new Secret(secret));
    };
  }

  private static AccessToken access(AccessTokenResponse answer) {
    AccessToken access = answer.getTokens().getAccessToken();
    if (!AccessTokenType.BEARER.equals(access.getType())) {
      throw OAuthException.refused("The authorization server gave a token of an unknown type.");
    }
    fit(access.getValue());
    return access;
  }

  private static String fit(String token) {
    if (!TOKEN.matcher(token).matches()) {
      throw OAuthException.refused("The authorization server gave a token that cannot be sent.");
    }
    return token;
  }

  private static List<String> scopes(AccessToken access, List<String> asked) {
    return access.getScope() == null ? asked : access.getScope().toStringList();
  }

  private static @Nullable Long seconds(AccessToken access) {
    return access.getLifetime() > 0 ? access.getLifetime() : null;
  }
}
