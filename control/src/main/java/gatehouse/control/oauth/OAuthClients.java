package gatehouse.control.oauth;

import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.client.ClientInformation;
import gatehouse.control.mcpserver.GivenClients;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.platform.crypto.Sealer;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
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
  private final GivenClients given;
  private final ClientRegistration registration;
  private final ClientDocument document;
  private final Sealer sealer;
  private final Ids ids;
  private final Clock clock;

  OAuthClients(
      Database database,
      McpServers servers,
      GivenClients given,
      ClientRegistration registration,
      ClientDocument document,
      Sealer sealer,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.servers = servers;
    this.given = given;
    this.registration = registration;
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
    given.pinIssuer(server, at.issuer());
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
    @Nullable String secret = given.secret(now).orElse(null);
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
    ClientInformation made = registration.at(at, endpoint);
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
            ClientRegistration.method(made, at).name());
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
    String secret = given.secret(server).orElse(null);
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
