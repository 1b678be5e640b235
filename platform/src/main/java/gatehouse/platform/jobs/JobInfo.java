package gatehouse.platform.jobs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which job is running.
 *
 * @param undoOf the job it takes back, if that is what it does
 */
public record JobInfo(UUID workspaceId, UUID id, JobCreator creator, @Nullable UUID undoOf) {}
