package gatehouse.control.member;

import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.platform.database.Database;
import gatehouse.platform.jobs.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What the acts on a member's account have in common: whose account it is, and who else needs it.
 */
@ApplicationScoped
class AccountActs {
  static final String NO_ACCOUNT = "Has no account yet";
  static final String SHARED =
      "Uses this account in other workspaces too: the server's operator does this";

  private final Database database;
  private final Accounts accounts;
  private final AuditLog audit;

  AccountActs(Database database, Accounts accounts, AuditLog audit) {
    this.database = database;
    this.accounts = accounts;
    this.audit = audit;
  }

  /** Does something with the member's account and records it in the workspace. */
  Outcome with(UUID workspace, MemberRow member, String audited, Function<Account, Outcome> act) {
    return database.inWorkspace(
        workspace,
        handle -> {
          Optional<Account> account =
              new MemberDao(handle).account(workspace, member.id()).flatMap(accounts::find);
          if (account.isEmpty()) {
            return Outcome.skipped(NO_ACCOUNT);
          }
          Outcome outcome = act.apply(account.get());
          if (outcome.kind() == Outcome.Kind.DONE) {
            audit.record(
                workspace, new AuditEvent(audited, Members.subject(member), Map.of(), Map.of()));
          }
          return outcome;
        });
  }

  /** True when the account opens more than this workspace: then its Admins do not decide alone. */
  boolean isShared(Account account) {
    return account.operator()
        || database.acrossWorkspaces(handle -> new MemberDao(handle).ofAccount(account.id())).size()
            > 1;
  }
}
