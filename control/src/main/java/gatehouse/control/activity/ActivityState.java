package gatehouse.control.activity;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * Of which days a project's figures are.
 *
 * @param zone in which days begin; as the workspace had it when they were made
 * @param today the last day of the week that its users show
 * @param counted which figures there are
 */
record ActivityState(UUID workspaceId, UUID projectId, String zone, LocalDate today, int counted) {
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

  boolean fits(ZoneId wanted, LocalDate day) {
    return counted == ALL && zone.equals(wanted.getId()) && today.equals(day);
  }
}
