package gatehouse.control.workspace;

import gatehouse.control.access.Membership;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Role;
import gatehouse.platform.ids.IdType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A workspace as its members see it, with what the caller may do there. */
record WorkspaceView(
    String id,
    String slug,
    String name,
    @Nullable String contactEmail,
    String locale,
    String timeZone,
    int invitationDays,
    @Nullable Integer sessionIdleMinutes,
    @Nullable Integer sessionHours,
    boolean requireTwoFactor,
    boolean managersMayInviteAdmins,
    @Nullable String requiredProvider,
    Instant createdAt,
    Me me) {

  /**
   * The caller's place in it.
   *
   * @param memberId null for a workspace token
   * @param permissions the names of all the role holds
   */
  record Me(@Nullable String memberId, Role role, List<String> permissions) {}

  static WorkspaceView of(Workspace workspace, Membership caller) {
    return new WorkspaceView(
        IdType.WORKSPACE.format(workspace.id()),
        workspace.slug(),
        workspace.name(),
        workspace.contactEmail(),
        workspace.locale(),
        workspace.timeZone(),
        workspace.invitationDays(),
        workspace.sessionIdleMinutes(),
        workspace.sessionHours(),
        workspace.requireTwoFactor(),
        workspace.managersMayInviteAdmins(),
        workspace.requiredProvider() == null
            ? null
            : IdType.IDENTITY_PROVIDER.format(workspace.requiredProvider()),
        workspace.createdAt(),
        new Me(
            caller.memberId() == null ? null : IdType.MEMBER.format(caller.memberId()),
            caller.role(),
            Arrays.stream(Permission.values())
                .filter(permission -> permission.heldBy(caller.role()))
                .map(Permission::id)
                .toList()));
  }
}
