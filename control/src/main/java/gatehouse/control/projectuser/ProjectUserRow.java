package gatehouse.control.projectuser;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project user as the list has them.
 *
 * @param servers those they have connected
 * @param lastActive null when never
 */
public record ProjectUserRow(
    UUID id,
    UUID personId,
    String email,
    String emailKey,
    String name,
    List<UUID> servers,
    int queriesWeek,
    int callsWeek,
    @Nullable Instant lastActive,
    Instant createdAt) {}
