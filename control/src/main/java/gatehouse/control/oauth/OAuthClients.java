package gatehouse.control.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.client.ClientInformation;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.ClientRegistrationRequest;
import com.nimbusds.oauth2.sdk.client.ClientRegistrationResponse;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.platform.crypto.Sealer;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who we are at an authorization server: as an administrator has registered us, by our own
 * document, or as it registers us now. What belongs to one server is never shown to another.
 */
@ApplicationScoped
class OAuthClients {
  private final Database database;
  private final McpServers servers;
  private final OAuthHttp http;
  private final ClientDocument document;
  private final Sealer sealer;
  private final Ids ids;
  private final Clock clock;

  OAuthClients(
      Database database,
      McpServers servers,
      OAuthHttp http,
      ClientDocument document,
      Sealer sealer,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.servers = servers;
    this.http = http;
    this.document = document;
    this.sealer = sealer;
    this.ids = ids;
    this.clock = clock;
  }

  OAuthClient of(McpServer server, AuthorizationServer at) {
    if (server.oauth().clientId() != null) {
      return given(server, server.oauth().clientId(), at);
    }
    if (at.clientDocuments() && document.isProof()) {
      return ofDocument();
    }
    if (at.registration() != null) {
      return registered(server, at, at.registration());
    }
    if (at.clientDocuments()) {
      return ofDocument();
    }
    throw OAuthException.refused(
        Words.plain(at.issuer())
            + " takes only clients that were registered by hand. Register Gatehouse there, with"
            + " the redirect address "
            + document.redirect()
            + ", and enter the client id in the server's settings.");
  }

  private OAuthClient given(McpServer server, String id, AuthorizationServer at) {
    servers.pinIssuer(server, at.issuer());
    McpServer now = servers.get(server.workspaceId(), server.projectId(), server.id());
    String pinned = now.oauth().issuer();
    if (!at.issuer().equals(pinned) || !id.equals(now.oauth().clientId())) {
      throw OAuthException.refused(
          "The MCP server names another authorization server now ("
              + Words.plain(at.issuer())
              + ") than the one its client was registered at ("
              + Words.plain(pinned)
              + "). If that is right, enter the client id and secret anew.");
    }
    @Nullable String secret = servers.clientSecret(now).orElse(null);
    return new OAuthClient(id, secret, at.method(secret != null));
  }

  private OAuthClient ofDocument() {
    return new OAuthClient(document.address(), null, OAuthClient.Method.NONE);
  }

  private OAuthClient registered(McpServer server, AuthorizationServer at, URI endpoint) {
    Optional<OAuthClient> known = known(server, at);
    if (known.isPresent()) {
      return known.get();
    }
    ClientInformation made = register(at, endpoint);
    UUID id = ids.next();
    Secret secret = made.getSecret();
    @Nullable Instant ends =
        secret == null || secret.getExpirationDate() == null
            ? null
            : secret.getExpirationDate().toInstant();
    ClientDao.Row row =
        new ClientDao.Row(
            id,
            made.getID().getValue(),
            secret == null ? null : sealer.seal(secret.getValue(), place(server, id)),
            method(made, at).name());
    return database.inWorkspace(
        server.workspaceId(),
        handle -> {
          ClientDao dao = dao(handle, server);
          dao.retireEnded(clock.instant());
          dao.insert(row, at.issuer(), document.redirect().toString(), ends, clock.instant());
          return known(server, at).orElseThrow();
        });
  }

  private Optional<OAuthClient> known(McpServer server, AuthorizationServer at) {
    return database
        .inWorkspace(
            server.workspaceId(),
            handle ->
                dao(handle, server)
                    .find(at.issuer(), document.redirect().toString(), clock.instant()))
        .map(row ->
            new OAuthClient(
                row.clientId(),
                row.secret() == null ? null : sealer.open(row.secret(), place(server, row.id())),
                OAuthClient.Method.valueOf(row.method())));
  }

  private ClientInformation register(AuthorizationServer at, URI endpoint) {
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

  private static OAuthClient.Method method(ClientInformation made, AuthorizationServer at) {
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

  /**
   * The authorization server does not know a client any more: the next one to connect gets another.
   */
  void forget(McpServer server, String clientId) {
    database.<@Nullable Void>inWorkspace(
        server.workspaceId(),
        handle -> {
          dao(handle, server).retire(clientId);
          return null;
        });
  }

  /** The client of a grant, with the secret it has now, if an administrator has changed it. */
  OAuthClient now(McpServer server, Grant grant) {
    OAuthClient then = grant.client();
    boolean isGiven =
        then.id().equals(server.oauth().clientId())
            && grant.issuer().equals(server.oauth().issuer());
    if (!isGiven) {
      return then;
    }
    String secret = servers.clientSecret(server).orElse(null);
    OAuthClient.Method method =
        secret == null
            ? OAuthClient.Method.NONE
            : then.method() == OAuthClient.Method.NONE ? OAuthClient.Method.BASIC : then.method();
    return new OAuthClient(then.id(), secret, method);
  }

  private static ClientDao dao(org.jdbi.v3.core.Handle handle, McpServer server) {
    return new ClientDao(handle, server.workspaceId(), server.id());
  }

  private static String place(McpServer server, UUID id) {
    return "oauth_client:" + id + ":" + server.workspaceId();
  }
}
