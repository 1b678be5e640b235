package gatehouse.control.credential;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody holds a credential; not what it is.
 *
 * @param projectUserId null when the whole project does
 * @param scopes what tokens are good for; empty for keys
 * @param expiresAt when it ends unless it is renewed; null when that is not known
 * @param lastError what the server said when it refused it; null since it was given anew
 */
public record Held(
    UUID id,
    UUID serverId,
    @Nullable UUID projectUserId,
    CredentialState state,
    List<String> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable String lastError,
    @Nullable Instant lastErrorAt) {

  public Held {
    scopes = List.copyOf(scopes);
  }
}
