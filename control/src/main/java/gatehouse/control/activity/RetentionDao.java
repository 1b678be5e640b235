package gatehouse.control.activity;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** SQL that drops old events. */
final class RetentionDao {
  private final Handle handle;

  RetentionDao(Handle handle) {
    this.handle = handle;
  }

  /** A kind of events: its table, and when they happened. */
  enum Events {
    CALLS("tool_call", "at"),
    QUERIES("tool_query", "at"),
    SESSIONS("mcp_session", "started_at");

    private final String table;
    private final String time;

    Events(String table, String time) {
      this.table = table;
      this.time = time;
    }
  }

  int begin(Instant before) {
    return handle.execute(
        "update project_activity set events_from = ? where events_from < ?", before, before);
  }

  int drop(Events events, Instant before, int most) {
    return handle
        .createUpdate(
            """
            delete from <table> where ctid = any(array(
              select ctid from <table> where <time> < :before limit :most))
            """)
        .define("table", events.table)
        .define("time", events.time)
        .bind("before", before)
        .bind("most", most)
        .execute();
  }
}
