package gatehouse.app.demo;

import gatehouse.control.access.Role;
import gatehouse.control.invitation.Invitations;
import gatehouse.control.invitation.InviteOrder;
import gatehouse.control.invitation.InviteResult;
import gatehouse.control.invitation.Inviting;
import gatehouse.control.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** People who have not come yet: some may still, one is too late, one is not wanted any more. */
@ApplicationScoped
class DemoInvitations {
  private final Inviting inviting;
  private final Invitations invitations;

  DemoInvitations(Inviting inviting, Invitations invitations) {
    this.inviting = inviting;
    this.invitations = invitations;
  }

  void into(Workspace workspace) {
    invite(workspace, Role.MONITOR, Duration.ZERO, "h.nakamura@partner.example");
    InviteResult unwanted =
        invite(workspace, Role.AGENT_USER, null, "diego.salazar@acme.exmple").getFirst();
    invitations.cancel(workspace.id(), Objects.requireNonNull(unwanted.invitationId()));
    invite(workspace, Role.MANAGER, null, "henrik.dahl@acme.example");
    invite(
        workspace,
        Role.EDITOR,
        null,
        "leila.haddad@acme.example",
        "paulo.ferreira@acme.example",
        "zofia.wrona@partner.example");
  }

  private List<InviteResult> invite(
      Workspace workspace, Role role, @Nullable Duration life, String... emails) {
    return inviting.invite(
        workspace.id(),
        Role.ADMIN,
        new InviteOrder(List.of(emails), role, "Welcome to Acme!", life));
  }
}
