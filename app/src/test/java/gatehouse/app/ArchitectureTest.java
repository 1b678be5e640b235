package gatehouse.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import gatehouse.control.access.Requires;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of ARCHITECTURE.md that a machine can keep. */
class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(
              "gatehouse.platform", "gatehouse.control", "gatehouse.gateway", "gatehouse.app");

  private static final DescribedPredicate<JavaClass> DATABASE_CODE =
      DescribedPredicate.describe(
          "a Dao, platform.database, platform.postgres or a RowMapper of a Dao",
          c ->
              Stream.of("Dao", "Database")
                      .anyMatch(end -> outermost(c).getSimpleName().endsWith(end))
                  || c.getPackageName().startsWith("gatehouse.platform.database")
                  || c.getPackageName().startsWith("gatehouse.platform.postgres"));

  private static JavaClass outermost(JavaClass c) {
    return c.getEnclosingClass().map(ArchitectureTest::outermost).orElse(c);
  }

  @Test
  void daosAreNotPublic() {
    classes().that().haveSimpleNameEndingWith("Dao").should().notBePublic().check(ALL);
  }

  @Test
  void featuresHaveNoCycles() {
    slices().matching("gatehouse.control.(*)..").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void platformKnowsNoFeature() {
    noClasses()
        .that()
        .resideInAPackage("gatehouse.platform..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("gatehouse.control..", "gatehouse.gateway..", "gatehouse.app..")
        .check(ALL);
  }

  @Test
  void controlDoesNotKnowTheProgramItRunsIn() {
    noClasses()
        .that()
        .resideInAPackage("gatehouse.control..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("gatehouse.gateway..", "gatehouse.app..")
        .check(ALL);
  }

  @Test
  void gatewaysReachFeaturesThroughTheirServicesOnly() {
    noClasses()
        .that()
        .resideInAPackage("gatehouse.gateway..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(".*(Dao|Resource)")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "org.jdbi..",
            "org.postgresql..",
            "jakarta.ws.rs..",
            "gatehouse.platform.database..",
            "gatehouse.app..")
        .check(ALL);
  }

  @Test
  void onlyDaosSpeakSql() {
    noClasses()
        .that(DescribedPredicate.not(DATABASE_CODE))
        .and()
        .resideInAPackage("gatehouse.control..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
        .check(ALL);
  }

  @Test
  void onlyResourcesSpeakHttp() {
    noClasses()
        .that(
            DescribedPredicate.describe(
                "are no resources", c -> !outermost(c).getSimpleName().endsWith("Resource")))
        .and()
        .resideInAPackage("gatehouse.control..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are of JAX-RS's resource side",
                c ->
                    c.isAnnotation()
                        && Stream.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class)
                            .anyMatch(verb -> c.isEquivalentTo(verb))))
        .check(ALL);
  }

  @Test
  void everyOperationDeclaresItsPermission() {
    for (var verb : new Class<?>[] {GET.class, POST.class, PUT.class, PATCH.class, DELETE.class}) {
      methods()
          .that()
          .areAnnotatedWith(verb.getName())
          .should()
          .beAnnotatedWith(Requires.class)
          .andShould()
          .bePublic() // the framework passes over others with no more than a warning
          .allowEmptyShould(true)
          .check(ALL);
    }
  }

  @Test
  void everyPackageTakesNullAsAType() {
    assertThat(ALL)
        .filteredOn(c -> c.isTopLevelClass() && !c.getSimpleName().equals("package-info"))
        .filteredOn(
            c -> !c.getSimpleName().contains("$$") && !c.getSimpleName().endsWith("_ClientProxy"))
        .filteredOn(c -> !c.getPackage().isAnnotatedWith(NullMarked.class))
        .isEmpty();
  }

  @Test
  void nobodyReadsTheSystemClock() {
    noClasses()
        .that()
        .resideInAnyPackage("gatehouse.control..", "gatehouse.gateway..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(ALL);
  }
}
