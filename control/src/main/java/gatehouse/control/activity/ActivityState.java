package gatehouse.control.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of which days a project's figures are.
 *
 * @param zone in which days begin; empty when nothing was ever counted
 * @param today the last day of the week that its users show
 * @param counted which figures there are
 * @param anewFrom the first day that is still to be counted in this zone; null when none is
 * @param anewBefore the day after the last of those
 */
record ActivityState(
    UUID workspaceId,
    UUID projectId,
    String zone,
    LocalDate today,
    int counted,
    @Nullable LocalDate anewFrom,
    @Nullable LocalDate anewBefore) {
  /** What is counted now; a project that has less is counted anew. */
  static final int ALL = 1;

  private static final int WEEK = 7;

  /** A project. */
  record Key(UUID workspace, UUID project) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      // As PostgreSQL compares ids: by their bytes.
      int first = compare(workspace, other.workspace);
      return first == 0 ? compare(project, other.project) : first;
    }

    private static int compare(UUID a, UUID b) {
      return a.toString().compareTo(b.toString());
    }
  }

  Key key() {
    return new Key(workspaceId, projectId);
  }

  LocalDate firstOfWeek() {
    return today.minusDays(WEEK - 1L);
  }

  /** Whether its week ends today. */
  boolean isOf(Instant now) {
    return !zone.isEmpty() && today.equals(LocalDate.ofInstant(now, ZoneId.of(zone)));
  }

  ActivityState at(Instant now) {
    LocalDate day = LocalDate.ofInstant(now, ZoneId.of(zone));
    return new ActivityState(workspaceId, projectId, zone, day, counted, anewFrom, anewBefore);
  }

  /** In a time zone in which everything is counted. */
  ActivityState in(String wanted) {
    return new ActivityState(workspaceId, projectId, wanted, today, ALL, null, null);
  }

  /** With these days still to be counted; with none when the first is not before the other. */
  ActivityState anew(LocalDate from, LocalDate before) {
    boolean some = from.isBefore(before);
    return new ActivityState(
        workspaceId, projectId, zone, today, counted, some ? from : null, some ? before : null);
  }
}
