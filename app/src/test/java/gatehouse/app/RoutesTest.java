package gatehouse.app;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.access.Role;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Golden lists: every operation with its permission, every permission with its roles. */
class RoutesTest {
  record Route(String method, String path, Permission permission) {}

  @Test
  void everyOperationIsListedWithItsPermission() {
    Golden.check(
        "routes.golden",
        routes().stream()
            .map(r -> "%-6s %-80s %s%n".formatted(r.method(), r.path(), r.permission().id()))
            .sorted((a, b) -> a.substring(7).compareTo(b.substring(7)))
            .collect(Collectors.joining()));
  }

  @Test
  void everyPermissionIsListedWithItsRoles() {
    StringBuilder table = new StringBuilder();
    for (Permission permission : Permission.values()) {
      if (permission.ofWorkspace()) {
        table.append("%-26s".formatted(permission.id()));
        for (Role role : Role.values()) {
          table.append(" %-11s".formatted(permission.heldBy(role) ? role.label() : "-"));
        }
        table.append('\n');
      }
    }
    Golden.check("permissions.golden", table.toString().replaceAll(" +\n", "\n"));
  }

  static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (JavaClass resource :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("gatehouse.control", "gatehouse.app")) {
      if (resource.isAnnotatedWith(Path.class)) {
        String base = "/api" + resource.getAnnotationOfType(Path.class).value();
        resource.getMethods().forEach(method -> add(routes, base, method));
      }
    }
    return routes;
  }

  private static void add(List<Route> routes, String base, JavaMethod method) {
    method.getAnnotations().stream()
        .filter(a -> a.getRawType().isMetaAnnotatedWith(HttpMethod.class))
        .forEach(verb ->
            routes.add(
                new Route(
                    verb.getRawType().getSimpleName(),
                    base
                        + (method.isAnnotatedWith(Path.class)
                            ? method.getAnnotationOfType(Path.class).value()
                            : ""),
                    method.getAnnotationOfType(Requires.class).value())));
  }

  static List<Role> roles() {
    return Arrays.asList(Role.values());
  }
}
