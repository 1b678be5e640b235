package gatehouse.testkit;

import static gatehouse.testkit.Eventually.eventually;

import gatehouse.platform.events.Event;
import gatehouse.platform.events.EventBus;
import gatehouse.platform.events.Events;
import gatehouse.platform.jobs.Scheduling;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives each test class its own database without a restart of the application: whoever works in the
 * background ends first, the pool gives its connections back, and all begin again on the new one.
 */
public final class FreshDatabasePerClass implements QuarkusTestBeforeClassCallback {
  @Override
  public void beforeClass(Class<?> testClass) {
    ArcContainer container = Arc.container();
    if (container == null || !container.isRunning()) {
      return;
    }
    Scheduling jobs = container.instance(Scheduling.class).get();
    EventBus bus = container.instance(EventBus.class).get();
    jobs.stop();
    bus.stop();
    container.instance(TestClock.class).get().reset();
    empty(container.instance(AgroalDataSource.class).get());
    PostgresForTests.freshClone();
    MailForTests.startAfresh();
    jobs.start();
    eventually(() -> plan(jobs));
    bus.start();
    awaitHearing(bus, container.instance(Events.class).get());
  }

  /**
   * Empties the pool and waits until it is empty. The pool flushes later, in a thread of its own;
   * unless that is waited for, it ends connections to the new database that are in use.
   */
  private static void empty(AgroalDataSource pool) {
    int known = lent(pool);
    pool.flush(AgroalDataSource.FlushMode.GRACEFUL);
    eventually(
        () -> !PostgresForTests.isConnected(known), "the pool has closed what it held before");
  }

  /** Which of the database's processes served a connection that was lent and is back. */
  private static int lent(AgroalDataSource pool) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The start plans too, but only logs when it cannot: then no mail would go out in this class. */
  private static void plan(Scheduling jobs) {
    try {
      jobs.planRecurring();
    } catch (RuntimeException notYet) {
      throw new AssertionError("What recurs could not be planned", notYet);
    }
  }

  /** Until the bus has heard what is published in the new database. */
  private static void awaitHearing(EventBus bus, Events events) {
    AtomicBoolean heard = new AtomicBoolean();
    EventBus.Listener listener =
        new EventBus.Listener() {
          @Override
          public void on(Event event) {
            heard.set(true);
          }

          @Override
          public void onGap() {}
        };
    bus.subscribe(listener);
    try {
      eventually(
          () -> {
            events.publish(new Event("ping", null, null, null, Map.of()));
            return heard.get() && bus.isHearing();
          },
          "the events of the new database are heard");
    } finally {
      bus.unsubscribe(listener);
    }
  }
}
