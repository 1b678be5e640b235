package gatehouse.control.invitation;

import gatehouse.control.access.Role;
import gatehouse.control.audit.CurrentActor;
import gatehouse.control.member.InvitedMembers;
import gatehouse.control.workspace.Workspace;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.http.PublicUrl;
import gatehouse.platform.mail.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who may invite Admins, and who hears of it. */
@ApplicationScoped
class AdminRule {
  static final String CLOSED =
      "In this workspace only Admins invite Admins. Ask an Admin, or choose another role.";

  private final InvitedMembers members;
  private final Outbox outbox;
  private final CurrentActor actor;
  private final PublicUrl publicUrl;

  AdminRule(InvitedMembers members, Outbox outbox, CurrentActor actor, PublicUrl publicUrl) {
    this.members = members;
    this.outbox = outbox;
    this.actor = actor;
    this.publicUrl = publicUrl;
  }

  static boolean allows(Workspace workspace, Role caller, Role invited) {
    return invited != Role.ADMIN || caller == Role.ADMIN || workspace.managersMayInviteAdmins();
  }

  /**
   * Lets the caller invite with this role, or refuses.
   *
   * @throws ProblemException not-allowed
   */
  static void check(Workspace workspace, Role caller, Role invited) {
    if (!allows(workspace, caller, invited)) {
      throw new ProblemException(ProblemType.NOT_ALLOWED, CLOSED);
    }
  }

  /** Writes to every Admin when somebody else made these addresses Admins-to-be. */
  void tell(Workspace workspace, Role caller, Role invited, List<String> addresses) {
    if (invited != Role.ADMIN || caller == Role.ADMIN || addresses.isEmpty()) {
      return;
    }
    String page = publicUrl.of("/w/" + workspace.slug() + "/administration/users-and-roles");
    outbox.send(
        members.adminAddresses(workspace.id()).stream()
            .map(admin ->
                InvitationLetters.adminInvited(
                    workspace.id(), workspace.name(), admin, actor.get().name(), addresses, page))
            .toList());
  }
}
