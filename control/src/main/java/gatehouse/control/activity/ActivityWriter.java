package gatehouse.control.activity;

import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a batch of events in one transaction, and says in it that they are to be counted. */
@ApplicationScoped
class ActivityWriter {
  private final Database database;
  private final ActivityCounting counting;

  ActivityWriter(Database database, ActivityCounting counting) {
    this.database = database;
    this.counting = counting;
  }

  /** Answers what was not there before: ids of calls and sessions, and {@link QueryRef}s. */
  Set<Object> write(List<Told> told) {
    EventBatch batch = EventBatch.of(told);
    Set<Object> written =
        database.acrossWorkspaces(handle -> {
          ActivityDao dao = ActivityDao.of(handle);
          batch.keep(dao::there);
          Set<Object> fresh = new HashSet<>();
          var seen = new HashMap<>(batch.seen());
          if (!batch.started().isEmpty()) {
            var begun = dao.started(batch.started().values());
            fresh.addAll(begun);
            seen.keySet().removeAll(begun);
          }
          if (!batch.queries().isEmpty()) {
            fresh.addAll(dao.queries(batch.queries()));
          }
          if (!batch.calls().isEmpty()) {
            fresh.addAll(dao.calls(batch.calls()));
          }
          boolean news = !fresh.isEmpty();
          if (!seen.isEmpty()) {
            for (ActivityDao.Active one : dao.seen(seen)) {
              batch.active(one.workspace(), one.project(), one.user(), one.at());
              news = true;
            }
          }
          if (!batch.ended().isEmpty()) {
            dao.ended(batch.ended());
          }
          if (news) {
            for (Map.Entry<ActivityState.Key, EventBatch.InProject> one :
                batch.projects().entrySet()) {
              EventBatch.InProject of = one.getValue();
              dao.waits(one.getKey(), of.first(), of.last(), of.active());
            }
          }
          return fresh;
        });
    counting.wake();
    return written;
  }
}
