package gatehouse.control.identityprovider;

import gatehouse.control.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider's settings.
 *
 * @param workspaceId null: the server's own, for everyone
 * @param jit whether whoever it vouches for gets an account, and a place in its workspace
 * @param defaultRole of those who come in that way
 * @param allowedDomains of e-mail addresses it may bring in or speak for; {@code *} is any
 * @param trustEmail whether its word on an e-mail opens the account of that e-mail
 */
public record Provider(
    UUID id,
    @Nullable UUID workspaceId,
    String name,
    String issuer,
    String clientId,
    boolean hasSecret,
    List<String> scopes,
    boolean enabled,
    boolean jit,
    Role defaultRole,
    List<String> allowedDomains,
    boolean trustEmail,
    Instant createdAt,
    long version) {
  static final String ANY_DOMAIN = "*";

  public Provider {
    scopes = List.copyOf(scopes);
    allowedDomains = List.copyOf(allowedDomains);
  }

  boolean allows(String domain) {
    return allowedDomains.contains(domain) || allowedDomains.contains(ANY_DOMAIN);
  }
}
