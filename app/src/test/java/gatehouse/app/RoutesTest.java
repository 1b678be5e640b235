package gatehouse.app;

import gatehouse.control.access.Permission;
import gatehouse.control.access.Role;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Golden lists: every operation with its permission, every permission with its roles. */
class RoutesTest {
  @Test
  void everyOperationIsListedWithItsPermission() {
    Golden.check(
        "routes.golden",
        Routes.all().stream()
            .sorted(Comparator.comparing(Routes.Route::path).thenComparing(Routes.Route::method))
            .map(r -> "%-6s %-80s %s%n".formatted(r.method(), r.path(), r.permission().id()))
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
}
