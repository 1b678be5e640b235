package gatehouse.platform.events;

import org.jdbi.v3.core.Handle;

/** NOTIFY, which PostgreSQL delivers to every listening node when the transaction commits. */
final class EventDao {
  private final Handle handle;

  EventDao(Handle handle) {
    this.handle = handle;
  }

  void notify(String channel, String payload) {
    handle
        .createQuery("select pg_notify(:channel, :payload) is null")
        .bind("channel", channel)
        .bind("payload", payload)
        .mapTo(Boolean.class)
        .one();
  }
}
