package gatehouse.control.apitoken;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's token, without its secret.
 *
 * @param maker the account of who made it
 * @param makerActive false while its maker is no active member: then it does nothing
 */
record WorkspaceToken(
    UUID id,
    String name,
    String hint,
    short role,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsed,
    @Nullable UUID maker,
    @Nullable String makerName,
    boolean makerActive) {}
