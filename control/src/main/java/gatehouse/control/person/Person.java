package gatehouse.control.person;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One human in one workspace. */
public record Person(
    UUID workspaceId,
    UUID id,
    String email,
    String emailKey,
    String firstName,
    String lastName,
    String name,
    @Nullable UUID accountId,
    Instant createdAt) {}
