package gatehouse.control.activity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL on what waits to be counted. */
final class WaitingDao {
  private final Handle handle;

  WaitingDao(Handle handle) {
    this.handle = handle;
  }

  /** The projects that have some. */
  List<ActivityState.Key> projects() {
    return handle
        .createQuery(
            "select distinct workspace_id as workspace, project_id as project from activity_waiting")
        .mapTo(ActivityState.Key.class)
        .list();
  }

  /** Some batches of a project, and what is known of them together. */
  record Taken(List<Long> batches, Instant first, Instant last, Map<UUID, Instant> active) {
    private static final Taken NONE =
        new Taken(List.of(), Instant.MAX, Instant.MIN, new HashMap<>());

    private static Taken of(Row row) {
      Map<UUID, Instant> active = new HashMap<>();
      for (int i = 0; i < row.users().size(); i++) {
        active.put(row.users().get(i), row.activeAt().get(i).toInstant());
      }
      return new Taken(List.of(row.batch()), row.firstAt(), row.lastAt(), active);
    }

    private Taken and(Taken other) {
      List<Long> all = new ArrayList<>(batches);
      all.addAll(other.batches);
      Map<UUID, Instant> users = new HashMap<>(active);
      other.active.forEach((user, at) -> users.merge(user, at, (a, b) -> a.isAfter(b) ? a : b));
      return new Taken(
          all,
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last,
          users);
    }
  }

  record Row(
      long batch,
      Instant firstAt,
      Instant lastAt,
      List<UUID> users,
      List<OffsetDateTime> activeAt) {}

  /** Takes the oldest so many. */
  Taken take(ActivityState.Key project, int most) {
    return handle
        .createQuery(
            """
            delete from activity_waiting
            where (workspace_id, project_id) = (:workspace, :project) and batch = any(array(
              select batch from activity_waiting
              where (workspace_id, project_id) = (:workspace, :project) order by batch limit :most))
            returning batch, first_at, last_at, users, active_at
            """)
        .bind("workspace", project.workspace())
        .bind("project", project.project())
        .bind("most", most)
        .mapTo(Row.class)
        .stream()
        .map(Taken::of)
        .reduce(Taken.NONE, Taken::and);
  }

  /** Those of them that are still there, held in the order in which others do it. */
  List<UUID> hold(ActivityState.Key project, Map<UUID, Instant> users) {
    return handle
        .createQuery(
            """
            select id from project_user
            where workspace_id = :workspace and project_id = :project and id = any(:users)
            order by id for no key update
            """)
        .bind("workspace", project.workspace())
        .bind("project", project.project())
        .bind("users", users.keySet().toArray(UUID[]::new))
        .mapTo(UUID.class)
        .list();
  }
}
