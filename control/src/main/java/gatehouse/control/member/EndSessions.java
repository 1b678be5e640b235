package gatehouse.control.member;

import gatehouse.control.session.Sessions;
import gatehouse.platform.jobs.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs a member out everywhere. */
@ApplicationScoped
class EndSessions implements MemberAct {
  private final AccountActs accounts;
  private final Sessions sessions;

  EndSessions(AccountActs accounts, Sessions sessions) {
    this.accounts = accounts;
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "end-sessions";
  }

  @Override
  public String title() {
    return "End sessions";
  }

  @Override
  public @Nullable String refusal(MemberRow member) {
    return member.status() == MemberStatus.INVITED ? AccountActs.NO_ACCOUNT : null;
  }

  @Override
  public Outcome perform(UUID workspace, MemberRow member) {
    return accounts.with(
        workspace,
        member,
        "member.signed-out",
        account ->
            sessions.endAll(account.id()) == 0
                ? Outcome.skipped("Is not signed in")
                : Outcome.done());
  }
}
