package gatehouse.control.access;

import java.util.Arrays;
import java.util.List;

/**
 * The permission table as people read it: the API, the console's page and the docs show this one.
 */
public record PermissionTable(List<RoleRow> roles, List<PermissionRow> permissions) {

  /** A role and what it is for. */
  public record RoleRow(Role role, String label, String description) {}

  /** A permission of a workspace and the roles that hold it. */
  public record PermissionRow(String name, String description, List<Role> roles) {}

  public static PermissionTable current() {
    List<RoleRow> roles =
        Arrays.stream(Role.values())
            .map(role -> new RoleRow(role, role.label(), role.description()))
            .toList()
            .reversed();
    List<PermissionRow> permissions =
        Arrays.stream(Permission.values())
            .filter(Permission::ofWorkspace)
            .map(permission ->
                new PermissionRow(
                    permission.id(),
                    permission.description(),
                    Arrays.stream(Role.values()).filter(permission::heldBy).toList()))
            .toList();
    return new PermissionTable(roles, permissions);
  }
}
