package gatehouse.testkit;

import com.github.kagkarlsson.scheduler.Scheduler;
import gatehouse.platform.jobs.Scheduling;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;

/** Gives each test class its own database without a restart of the application. */
public final class FreshDatabasePerClass implements QuarkusTestBeforeClassCallback {
  @Override
  public void beforeClass(Class<?> testClass) {
    var container = Arc.container();
    if (container == null || !container.isRunning()) {
      return;
    }
    var jobs = container.instance(Scheduler.class);
    if (jobs.isAvailable()) {
      jobs.get().pause();
    }
    PostgresForTests.freshClone();
    container.instance(AgroalDataSource.class).get().flush(AgroalDataSource.FlushMode.ALL);
    if (jobs.isAvailable()) {
      container.instance(Scheduling.class).get().planRecurring();
      jobs.get().resume();
    }
  }
}
