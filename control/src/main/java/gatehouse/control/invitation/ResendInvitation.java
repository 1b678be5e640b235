package gatehouse.control.invitation;

import gatehouse.control.access.Role;
import gatehouse.control.member.MemberAct;
import gatehouse.control.member.MemberRow;
import gatehouse.control.member.MemberStatus;
import gatehouse.platform.database.Database;
import gatehouse.platform.jobs.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invites members anew who have not come yet; bulk actions are Admins' alone. */
@ApplicationScoped
class ResendInvitation implements MemberAct {
  private final Database database;
  private final Invitations invitations;

  ResendInvitation(Database database, Invitations invitations) {
    this.database = database;
    this.invitations = invitations;
  }

  @Override
  public String name() {
    return "resend-invitation";
  }

  @Override
  public String title() {
    return "Resend invitations";
  }

  @Override
  public @Nullable String refusal(MemberRow member) {
    return member.status() == MemberStatus.INVITED ? null : "Is not waiting for an invitation";
  }

  @Override
  public Outcome perform(UUID workspace, MemberRow member) {
    List<Invitation> open =
        database.inWorkspace(
            workspace,
            handle -> new InvitationDao(handle).openOf(workspace, List.of(member.id())));
    if (open.isEmpty()) {
      return Outcome.skipped("Has no open invitation");
    }
    invitations.resend(workspace, open.getFirst().id(), Role.ADMIN);
    return Outcome.done();
  }
}
