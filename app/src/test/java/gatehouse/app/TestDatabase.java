package gatehouse.app;

import gatehouse.testkit.PostgresForTests;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;

/** Gives every test of this module the test database; found by its annotation. */
@WithTestResource(value = PostgresForTests.class, scope = TestResourceScope.GLOBAL)
final class TestDatabase {
  private TestDatabase() {}
}
