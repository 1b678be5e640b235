package gatehouse.platform.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the queue of jobs is doing, over all workspaces. */
public record JobsHealth(long queued, long running, @Nullable Instant oldestQueued) {}
