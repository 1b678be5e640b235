package gatehouse.app;

import gatehouse.testkit.MailForTests;
import gatehouse.testkit.PostgresForTests;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;

/** Gives every test of this module its database and its mail server; found by the annotations. */
@WithTestResource(value = PostgresForTests.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = MailForTests.class, scope = TestResourceScope.GLOBAL)
final class TestSurroundings {
  private TestSurroundings() {}
}
