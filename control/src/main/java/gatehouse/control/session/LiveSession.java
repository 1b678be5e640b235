package gatehouse.control.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session's row with what is needed of its account. */
record LiveSession(
    UUID id,
    UUID accountId,
    @Nullable UUID deviceId,
    @Nullable UUID identityProvider,
    Instant authenticatedAt,
    Instant lastSeen,
    int longestIdleSeconds,
    String name,
    String email,
    boolean operator,
    boolean twoFactor) {}
