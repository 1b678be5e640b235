package gatehouse.control.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Prompt;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.platform.crypto.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends people to the authorization server of an MCP server, and deals with what they bring back.
 */
@ApplicationScoped
public class OAuth {
  private static final String OFFLINE = "offline_access";

  private final Discovery discovery;
  private final OAuthClients clients;
  private final TokenEndpoint endpoint;
  private final ClientDocument document;
  private final Tokens tokens;

  OAuth(
      Discovery discovery,
      OAuthClients clients,
      TokenEndpoint endpoint,
      ClientDocument document,
      Tokens tokens) {
    this.discovery = discovery;
    this.clients = clients;
    this.endpoint = endpoint;
    this.document = document;
    this.tokens = tokens;
  }

  /**
   * Where the browser goes, and what to hold against what it brings back.
   *
   * @param state comes back with the browser
   */
  public record Departure(URI address, String state, Pending pending) {
    @Override
    public String toString() {
      return "Departure[" + pending + "]";
    }
  }

  /**
   * Prepares a connection; calls the server and its authorization server.
   *
   * @param more scopes to ask for beside the usual ones: those that a call was refused for
   * @throws OAuthException with what is wrong, for people
   */
  public Departure depart(McpServer server, List<String> more) {
    Discovery.Found found = discovery.of(server);
    AuthorizationServer at = found.server();
    OAuthClient client = clients.of(server, at);
    List<String> scopes = scopes(server, found, more);
    String state = tokens.next();
    CodeVerifier verifier = new CodeVerifier(tokens.next());
    AuthorizationRequest.Builder request =
        new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(client.id()))
            .endpointURI(at.authorization())
            .redirectionURI(document.redirect())
            .state(new State(state))
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .resource(found.resource());
    if (!scopes.isEmpty()) {
      request.scope(new Scope(scopes.toArray(String[]::new)));
    }
    if (scopes.contains(OFFLINE)) {
      // OpenID Connect Core 1.0, 11: without it the server must not give a refresh token.
      request.prompt(Prompt.Type.CONSENT);
    }
    return new Departure(
        request.build().toURI(),
        state,
        new Pending(
            verifier.getValue(),
            at.issuer(),
            at.sendsIssuer(),
            at.token(),
            at.revocation(),
            found.resource(),
            scopes,
            client.id(),
            client.secret(),
            client.method().name()));
  }

  private static List<String> scopes(McpServer server, Discovery.Found found, List<String> more) {
    List<String> set = server.oauth().scopes();
    Set<String> scopes = new LinkedHashSet<>(set.isEmpty() ? found.scopes() : set);
    scopes.addAll(more);
    if (set.isEmpty() && found.server().scopes().contains(OFFLINE)) {
      scopes.add(OFFLINE);
    }
    return List.copyOf(scopes);
  }

  /**
   * Redeems what a browser brought back.
   *
   * @throws OAuthException when anything about the answer is not right
   */
  public Grant arrive(McpServer server, Pending pending, Answer answer) {
    String issuer = answer.issuer();
    // Against mix-up: one server that sends the browser to another, to be handed that one's code
    // (RFC 9207, 2.4). Errors are not believed either.
    if (issuer == null ? pending.sendsIssuer() : !issuer.equals(pending.issuer())) {
      throw OAuthException.refused(
          "The answer does not come from " + Words.plain(pending.issuer()) + ". Try again.");
    }
    String code = answer.code();
    if (code == null || code.isBlank()) {
      String host = URI.create(pending.issuer()).getHost();
      throw OAuthException.refused(
          "access_denied".equals(answer.error())
              ? host + " says that access was not allowed."
              : host + " answered: " + Words.error(answer.error(), answer.description()) + ".");
    }
    try {
      return endpoint.redeem(pending, document.redirect(), code);
    } catch (OAuthException e) {
      forgetUs(server, pending.clientId(), e);
      throw e;
    }
  }

  /**
   * New tokens for old ones.
   *
   * @throws OAuthException when there are none; for good when it says so
   */
  public Grant renew(McpServer server, Grant old) {
    try {
      return endpoint.renew(old, clients.now(server, old));
    } catch (OAuthException e) {
      forgetUs(server, old.clientId(), e);
      throw e;
    }
  }

  private void forgetUs(McpServer server, String clientId, OAuthException e) {
    if (e.isAboutUs()) {
      clients.forget(server, clientId);
    }
  }

  /**
   * Gives the tokens back (RFC 7009).
   *
   * @throws OAuthException when they were not taken
   */
  public void giveBack(Grant grant) {
    endpoint.giveBack(grant);
  }
}
