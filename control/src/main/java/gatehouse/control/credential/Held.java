package gatehouse.control.credential;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody holds a credential; not what it is.
 *
 * @param projectUserId null when the whole project does
 * @param lastError what the server said when it refused it; null since it was given anew
 */
public record Held(
    UUID id,
    UUID serverId,
    @Nullable UUID projectUserId,
    Instant createdAt,
    @Nullable String lastError,
    @Nullable Instant lastErrorAt) {}
