package gatehouse.control.invitation;

import gatehouse.control.access.Role;
import gatehouse.control.member.MemberAct;
import gatehouse.control.member.MemberRow;
import gatehouse.control.member.MemberStatus;
import gatehouse.platform.jobs.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends a fresh link to people who have not come yet, chosen in the list of members. */
@ApplicationScoped
class ResendInvitation implements MemberAct {
  private static final String HAS_COME = "Has accepted already";

  private final Invitations invitations;

  ResendInvitation(Invitations invitations) {
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
    return member.status() == MemberStatus.INVITED ? null : HAS_COME;
  }

  @Override
  public Outcome perform(UUID workspace, MemberRow member) {
    // Acts on members are for Admins, who may invite with any role.
    return invitations
        .openOf(workspace, member.id())
        .map(invitation -> {
          invitations.resend(workspace, invitation.id(), Role.ADMIN);
          return Outcome.done();
        })
        .orElseGet(() -> Outcome.skipped(HAS_COME));
  }
}
