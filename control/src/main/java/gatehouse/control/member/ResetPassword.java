package gatehouse.control.member;

import gatehouse.control.password.PasswordResets;
import gatehouse.platform.jobs.Outcome;
import gatehouse.platform.mail.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mails a member a link to a new password. The old one works until they have chosen. */
@ApplicationScoped
class ResetPassword implements MemberAct {
  private final AccountActs accounts;
  private final PasswordResets resets;
  private final Outbox outbox;

  ResetPassword(AccountActs accounts, PasswordResets resets, Outbox outbox) {
    this.accounts = accounts;
    this.resets = resets;
    this.outbox = outbox;
  }

  @Override
  public String name() {
    return "reset-password";
  }

  @Override
  public String title() {
    return "Reset password";
  }

  @Override
  public @Nullable String refusal(MemberRow member) {
    if (member.status() == MemberStatus.INVITED) {
      return AccountActs.NO_ACCOUNT;
    }
    return outbox.available()
        ? null
        : "No mail server is set; the server's operator can make a link";
  }

  @Override
  public Outcome perform(UUID workspace, MemberRow member) {
    String refusal = refusal(member);
    if (refusal != null) {
      return Outcome.skipped(refusal);
    }
    return accounts.with(
        workspace,
        member,
        "member.password-reset-sent",
        account -> {
          if (!account.active()) {
            return Outcome.skipped("The server's operator has disabled this account");
          }
          resets.mailLink(account);
          return Outcome.done();
        });
  }
}
