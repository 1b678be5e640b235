package gatehouse.control.member;

import gatehouse.platform.jobs.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends memberships. */
@ApplicationScoped
class RemoveMember implements MemberAct {
  private final Members members;

  RemoveMember(Members members) {
    this.members = members;
  }

  @Override
  public String name() {
    return "remove";
  }

  @Override
  public String title() {
    return "Remove members";
  }

  @Override
  public @Nullable String refusal(MemberRow member) {
    return null;
  }

  @Override
  public Outcome perform(UUID workspace, MemberRow member) {
    try {
      members.remove(workspace, member.id());
      return Outcome.done();
    } catch (LastAdminException last) {
      return Outcome.skipped(Edits.LAST_ADMIN);
    }
  }
}
