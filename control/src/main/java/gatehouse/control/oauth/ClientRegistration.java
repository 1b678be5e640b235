package gatehouse.control.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.client.ClientInformation;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.ClientRegistrationRequest;
import com.nimbusds.oauth2.sdk.client.ClientRegistrationResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Registers this server at authorization servers that let clients do so by themselves (RFC 7591).
 */
@ApplicationScoped
class ClientRegistration {
  private final OAuthHttp http;
  private final ClientDocument document;

  ClientRegistration(OAuthHttp http, ClientDocument document) {
    this.http = http;
    this.document = document;
  }

  /**
   * A new client.
   *
   * @throws OAuthException when there is none to be had
   */
  ClientInformation at(AuthorizationServer at, URI endpoint) {
    ClientMetadata us = new ClientMetadata();
    us.setName(ClientDocument.NAME);
    us.setURI(document.home());
    us.setRedirectionURI(document.redirect());
    us.setGrantTypes(Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN));
    us.setResponseTypes(Set.of(ResponseType.CODE));
    us.setTokenEndpointAuthMethod(wanted(at.methods()));
    us.setCustomField("application_type", document.applicationType());
    try {
      ClientRegistrationResponse answer =
          ClientRegistrationResponse.parse(
              http.exchange(new ClientRegistrationRequest(endpoint, us, null).toHTTPRequest()));
      if (answer instanceof com.nimbusds.oauth2.sdk.client.ClientInformationResponse success) {
        return success.getClientInformation();
      }
      ErrorObject error = answer.toErrorResponse().getErrorObject();
      throw OAuthException.refused(
          "The authorization server does not register Gatehouse by itself: "
              + (error == null ? "" : Words.error(error.getCode(), error.getDescription()))
              + ". Register it there by hand and enter the client id in the server's settings.");
    } catch (ParseException e) {
      throw OAuthException.refused(
          "The authorization server's answer to our registration is not one: "
              + Words.plain(e.getMessage()));
    }
  }

  /** A secret where that is to be had: without it a stolen refresh token is of no use. */
  private static ClientAuthenticationMethod wanted(List<String> offered) {
    for (ClientAuthenticationMethod method :
        List.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST)) {
      if (offered.contains(method.getValue())) {
        return method;
      }
    }
    return ClientAuthenticationMethod.NONE;
  }

  /** How a client that was just made proves who it is. */
  static OAuthClient.Method method(ClientInformation made, AuthorizationServer at) {
    if (made.getSecret() == null) {
      return OAuthClient.Method.NONE;
    }
    ClientAuthenticationMethod said = made.getMetadata().getTokenEndpointAuthMethod();
    if (ClientAuthenticationMethod.CLIENT_SECRET_POST.equals(said)) {
      return OAuthClient.Method.POST;
    }
    return ClientAuthenticationMethod.NONE.equals(said)
        ? OAuthClient.Method.NONE
        : ClientAuthenticationMethod.CLIENT_SECRET_BASIC.equals(said)
            ? OAuthClient.Method.BASIC
            : at.method(true);
  }
}
