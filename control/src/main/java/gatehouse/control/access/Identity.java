package gatehouse.control.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, as proven by a session cookie or an API token.
 *
 * @param accountId the person's account; null for a workspace's service token
 * @param credentialId the session or the token
 * @param tokenWorkspace the only workspace a service token may enter
 * @param tokenRole what a service token may do there
 * @param scopes what a token is limited to; a session has all
 * @param provider the identity provider that proved the sign-in, if one did
 * @param authenticatedAt when the person last proved who they are; null for tokens
 * @param idleSince the request before this one; null for tokens
 */
public record Identity(
    Kind kind,
    @Nullable UUID accountId,
    UUID credentialId,
    String name,
    String email,
    boolean operator,
    boolean twoFactor,
    Set<Scope> scopes,
    @Nullable UUID tokenWorkspace,
    @Nullable Role tokenRole,
    @Nullable UUID provider,
    @Nullable Instant authenticatedAt,
    @Nullable Instant idleSince) {

  public Identity {
    scopes = Set.copyOf(scopes);
  }

  /** What the caller showed. */
  public enum Kind {
    SESSION,
    PERSONAL_TOKEN,
    WORKSPACE_TOKEN
  }

  /** What a token may be used for. */
  public enum Scope {
    @com.fasterxml.jackson.annotation.JsonProperty("read")
    READ,
    @com.fasterxml.jackson.annotation.JsonProperty("write")
    WRITE
  }

  public boolean mayWrite() {
    return scopes.contains(Scope.WRITE);
  }
}
