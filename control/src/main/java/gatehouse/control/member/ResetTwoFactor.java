package gatehouse.control.member;

import gatehouse.control.session.Sessions;
import gatehouse.control.twofactor.TwoFactor;
import gatehouse.platform.jobs.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns two-factor sign-in off for someone who lost it, and ends their sessions: who asked for it
 * may be somebody else.
 */
@ApplicationScoped
class ResetTwoFactor implements MemberAct {
  private final AccountActs accounts;
  private final TwoFactor twoFactor;
  private final Sessions sessions;

  ResetTwoFactor(AccountActs accounts, TwoFactor twoFactor, Sessions sessions) {
    this.accounts = accounts;
    this.twoFactor = twoFactor;
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "reset-two-factor";
  }

  @Override
  public String title() {
    return "Reset two-factor sign-in";
  }

  @Override
  public @Nullable String refusal(MemberRow member) {
    return member.twoFactor() ? null : "Two-factor sign-in is not on";
  }

  @Override
  public Outcome perform(UUID workspace, MemberRow member) {
    return accounts.with(
        workspace,
        member,
        "member.two-factor-reset",
        account -> {
          if (accounts.isShared(account)) {
            return Outcome.skipped(AccountActs.SHARED);
          }
          twoFactor.disable(account.id());
          sessions.endAll(account.id());
          return Outcome.done();
        });
  }
}
