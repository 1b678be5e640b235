package gatehouse.control.operator;

import gatehouse.control.account.Account;
import gatehouse.control.account.AccountRegister;
import gatehouse.control.account.AccountStatus;
import gatehouse.control.account.Accounts;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.control.member.Headcounts;
import gatehouse.control.member.Member;
import gatehouse.control.member.Members;
import gatehouse.control.password.PasswordResets;
import gatehouse.control.person.People;
import gatehouse.control.session.Sessions;
import gatehouse.control.twofactor.TwoFactor;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What operators do to accounts. Each act ends what the account could still do, at once. */
@ApplicationScoped
public class OperatedAccounts {
  private final Database database;
  private final AccountRegister register;
  private final Accounts accounts;
  private final Members members;
  private final Headcounts headcounts;
  private final People people;
  private final Sessions sessions;
  private final TwoFactor twoFactor;
  private final PasswordResets resets;
  private final AuditLog audit;

  OperatedAccounts(
      Database database,
      AccountRegister register,
      Accounts accounts,
      Members members,
      Headcounts headcounts,
      People people,
      Sessions sessions,
      TwoFactor twoFactor,
      PasswordResets resets,
      AuditLog audit) {
    this.database = database;
    this.register = register;
    this.accounts = accounts;
    this.members = members;
    this.headcounts = headcounts;
    this.people = people;
    this.sessions = sessions;
    this.twoFactor = twoFactor;
    this.resets = resets;
    this.audit = audit;
  }

  Page<OperatedAccount> page(
      @Nullable String search, @Nullable AccountStatus status, PageRequest request) {
    Page<Account> page = register.page(search, status, request);
    Map<UUID, Long> memberships =
        headcounts.workspacesOf(page.items().stream().map(Account::id).toList());
    return page.map(
        account -> OperatedAccount.of(account, memberships.getOrDefault(account.id(), 0L)));
  }

  OperatedAccount change(
      UUID id, @Nullable Boolean operator, @Nullable AccountStatus status, UUID by) {
    if (id.equals(by)) {
      throw new ProblemException(
          ProblemType.CONFLICT, "You cannot change your own standing; ask another operator.");
    }
    return database.acrossWorkspaces(handle -> {
      Account before = accounts.get(id);
      Account after = before;
      if (operator != null && operator != before.operator()) {
        after = register.setOperator(id, operator);
      }
      if (status != null && status != before.status()) {
        if (before.active()) {
          members.checkAdminsWithout(id);
        }
        after = register.setStatus(id, status);
      }
      if (after.status() != AccountStatus.ACTIVE) {
        sessions.endAll(id);
      }
      if (!after.equals(before)) {
        audit.record(
            AuditLog.SERVER,
            new AuditEvent("account.changed", subject(after), standing(before), standing(after)));
      }
      return OperatedAccount.of(after, members.ofAccount(id).size());
    });
  }

  /**
   * Deletes an account: memberships and sessions end, what it did stays, under the name "Deleted
   * User (ID: …)".
   *
   * @throws ProblemException {@code last-admin} while a workspace would be left without Admin
   */
  public void delete(UUID id) {
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      // Held first: nobody joins or signs in as them while they are taken apart.
      Account account = accounts.locked(id);
      for (Member member : members.ofAccount(id)) {
        members.remove(member.workspaceId(), member.id());
      }
      sessions.endAll(id);
      Account buried = register.bury(id);
      people.bury(id, buried.name(), buried.emailKey());
      audit.record(
          AuditLog.SERVER,
          new AuditEvent(
              "account.deleted", subject(buried), Map.of("email", account.email()), Map.of()));
      return null;
    });
  }

  /** Turns two-factor sign-in off, and ends the sessions: who asked for it may be somebody else. */
  void resetTwoFactor(UUID id) {
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      accounts.get(id);
      twoFactor.disable(id);
      sessions.endAll(id);
      return null;
    });
  }

  String resetLink(UUID id) {
    return resets.makeLink(id);
  }

  private static Map<String, Object> standing(Account account) {
    return Map.of("operator", account.operator(), "status", account.status());
  }

  private static Subject subject(Account account) {
    return new Subject("account", IdType.ACCOUNT.format(account.id()), account.name());
  }
}
