package gatehouse.control.operator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workspace as operators see it.
 *
 * @param seats null: any number
 */
record OperatedWorkspace(
    String id,
    String slug,
    String name,
    long members,
    long admins,
    @Nullable Integer seats,
    Instant createdAt) {}
