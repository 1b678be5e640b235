package gatehouse.control.job;

import gatehouse.platform.http.ProblemException;
import gatehouse.platform.jobs.JobItem;
import gatehouse.platform.jobs.Jobs;
import gatehouse.platform.paging.Cursor;
import gatehouse.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages through a job's items. */
@ApplicationScoped
class JobItems {
  private static final Set<String> OUTCOMES = Set.of("done", "skipped", "failed");
  private static final String SORT = "seq";

  private final Jobs jobs;

  JobItems(Jobs jobs) {
    this.jobs = jobs;
  }

  /** One page of items. */
  record Listed(List<JobItemView> items, @Nullable String nextCursor) {}

  Listed page(UUID workspace, UUID job, @Nullable String outcome, PageRequest request) {
    if (outcome != null && !OUTCOMES.contains(outcome)) {
      throw ProblemException.invalid("?outcome", "Must be one of: done, skipped, failed");
    }
    Cursor after = Cursor.decode(request.cursor(), SORT);
    List<JobItem> found = jobs.items(workspace, job, outcome, position(after), request.limit() + 1);
    boolean more = found.size() > request.limit();
    List<JobItem> shown = more ? found.subList(0, request.limit()) : found;
    String next =
        more ? new Cursor(SORT, Long.toString(shown.getLast().seq()), job).encoded() : null;
    return new Listed(shown.stream().map(JobItemView::of).toList(), next);
  }

  private static long position(@Nullable Cursor after) {
    try {
      return after == null ? 0 : Long.parseLong(after.value());
    } catch (NumberFormatException damaged) {
      throw ProblemException.invalid("?cursor", "Take nextCursor of the page before.");
    }
  }
}
