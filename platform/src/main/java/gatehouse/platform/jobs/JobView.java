package gatehouse.platform.jobs;

import gatehouse.platform.ids.IdType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job in the API.
 *
 * @param total how many items, or null while that is unknown
 * @param cancellable it can still be stopped
 * @param undoable it can be taken back now
 * @param resultUrl where its file is, when it made one
 * @param error why it failed
 */
public record JobView(
    String id,
    String kind,
    String title,
    JobState state,
    @Nullable Long total,
    long done,
    long failed,
    long skipped,
    Creator createdBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    boolean undoable,
    boolean cancellable,
    @Nullable String resultUrl,
    @Nullable String error) {

  /** Who started it; without an id when it was no person. */
  public record Creator(@Nullable String id, String name) {}

  /** A job of a workspace. */
  public static JobView of(Job job) {
    return of(job, "/api/v1/workspaces/" + IdType.WORKSPACE.format(job.workspaceId()) + "/jobs/");
  }

  /** A job that belongs to no workspace; its creator sees it. */
  public static JobView ofServer(Job job) {
    return of(job, "/api/v1/me/jobs/");
  }

  private static JobView of(Job job, String base) {
    String id = IdType.JOB.format(job.id());
    UUID creator = job.creatorAccount();
    return new JobView(
        id,
        job.kind(),
        job.title(),
        job.state(),
        job.total(),
        job.done(),
        job.failed(),
        job.skipped(),
        new Creator(creator == null ? null : IdType.ACCOUNT.format(creator), job.creatorName()),
        job.createdAt(),
        job.startedAt(),
        job.finishedAt(),
        job.undoable(),
        !job.state().isFinished() && !job.cancelAsked(),
        job.fileName() != null && job.state() == JobState.SUCCEEDED ? base + id + "/result" : null,
        job.error());
  }
}
