package gatehouse.control.mcpserver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator has set for a server's authorization server. Most of it is found by itself.
 *
 * @param scopes to ask for; empty for those that the server names
 * @param clientId of a client that was registered by hand; null to use or make one's own
 * @param hasSecret whether that client has one
 * @param issuer the authorization server that the client belongs to; null until it was used
 */
public record OAuthSettings(
    List<String> scopes, @Nullable String clientId, boolean hasSecret, @Nullable String issuer) {
  public static final OAuthSettings NONE = new OAuthSettings(List.of(), null, false, null);

  public OAuthSettings {
    scopes = List.copyOf(scopes);
  }
}
