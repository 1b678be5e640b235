package gatehouse.control.apitoken;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's token, without its secret. */
record PersonalToken(
    UUID id,
    String name,
    String hint,
    boolean mayWrite,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsed) {}
