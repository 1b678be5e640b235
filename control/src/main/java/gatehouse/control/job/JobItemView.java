package gatehouse.control.job;

import gatehouse.platform.jobs.JobItem;
import gatehouse.platform.jobs.Outcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item of a job.
 *
 * @param subject what it was about
 * @param outcome done, skipped or failed; null while it waits
 * @param reason why it was skipped or failed
 */
public record JobItemView(
    long seq,
    SubjectView subject,
    @Schema(implementation = Outcome.Kind.class) @Nullable String outcome,
    @Nullable String reason) {

  /** What an item is about. */
  public record SubjectView(@Nullable String id, String name) {}

  static JobItemView of(JobItem item) {
    return new JobItemView(
        item.seq(),
        new SubjectView(item.subject(), item.subjectName()),
        item.outcome(),
        item.reason());
  }
}
