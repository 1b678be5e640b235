package gatehouse.platform.jobs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as people see it.
 *
 * @param total how many items, or null while that is unknown
 * @param undoable it can be taken back now
 * @param fileName the result's, when there is one
 */
public record Job(
    UUID workspaceId,
    UUID id,
    String kind,
    String title,
    JobState state,
    @Nullable Long total,
    long done,
    long failed,
    long skipped,
    boolean cancelAsked,
    boolean undoable,
    @Nullable UUID undoOf,
    String creatorType,
    @Nullable UUID creatorAccount,
    @Nullable UUID creatorCredential,
    String creatorName,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String error,
    @Nullable String fileName,
    @Nullable String fileType) {

  JobCreator creator() {
    return new JobCreator(creatorType, creatorAccount, creatorCredential, creatorName);
  }

  JobInfo info() {
    return new JobInfo(workspaceId, id, creator(), undoOf);
  }
}
