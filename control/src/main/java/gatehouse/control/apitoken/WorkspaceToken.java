package gatehouse.control.apitoken;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A workspace's token, without its secret. */
record WorkspaceToken(
    UUID id,
    String name,
    String hint,
    short role,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsed) {}
