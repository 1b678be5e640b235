package gatehouse.control.projectuser;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project user as the list has them.
 *
 * @param test true for one who was made for tests
 * @param servers those they have connected
 * @param lastActive null when never
 */
public record ProjectUserRow(
    UUID id,
    UUID personId,
    String email,
    String emailKey,
    String name,
    boolean test,
    List<UUID> servers,
    int queriesWeek,
    int callsWeek,
    @Nullable Instant lastActive,
    Instant createdAt) {}
