package gatehouse.control.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session as its owner sees it in their list. */
public record OwnSession(
    UUID id,
    @Nullable UUID deviceId,
    SignInMethod method,
    @Nullable UUID identityProvider,
    String address,
    String userAgent,
    Instant createdAt,
    Instant lastSeen,
    Instant ends) {}
