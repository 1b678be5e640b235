package gatehouse.control.member;

import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.AddressTakenException;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.account.PersonName;
import gatehouse.control.activation.Activations;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.person.People;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.http.FieldError;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Corrects the name or address of somebody who has never used their account. Whoever has is the one
 * to change it, for the account is theirs and may open other workspaces.
 */
@ApplicationScoped
class MemberDescriptions {
  private final Accounts accounts;
  private final Members members;
  private final People people;
  private final Workspaces workspaces;
  private final Activations activations;
  private final AuditLog audit;

  MemberDescriptions(
      Accounts accounts,
      Members members,
      People people,
      Workspaces workspaces,
      Activations activations,
      AuditLog audit) {
    this.accounts = accounts;
    this.members = members;
    this.people = people;
    this.workspaces = workspaces;
    this.activations = activations;
    this.audit = audit;
  }

  /** In the open transaction; notes in {@code before} and {@code after} what became otherwise. */
  void change(
      UUID workspace,
      MemberRow member,
      MemberChange change,
      Map<String, @Nullable Object> before,
      Map<String, @Nullable Object> after) {
    PersonName name =
        PersonName.of(
            Objects.requireNonNullElse(change.firstName(), member.firstName()),
            Objects.requireNonNullElse(change.lastName(), member.lastName()));
    EmailAddress email = change.email();
    boolean renamed =
        !name.first().equals(member.firstName()) || !name.last().equals(member.lastName());
    boolean moved = email != null && !email.text().equals(member.email());
    if (!renamed && !moved) {
      return;
    }
    Account account = unused(workspace, member, field(change));
    Account now = account;
    if (renamed) {
      now = accounts.rename(account.id(), name.first(), name.last());
    }
    if (moved && email != null) {
      now = move(workspace, member, account, email);
    }
    put(before, account);
    put(after, now);
    audit.record(
        AuditLog.SERVER,
        new AuditEvent("account.corrected", now.subject(), described(account), described(now)));
  }

  private Account move(UUID workspace, MemberRow member, Account account, EmailAddress email) {
    if (!email.key().equals(account.emailKey())
        && !people.known(workspace, List.of(email.key())).isEmpty()) {
      throw refused("/email", "Somebody of this workspace has this address already.");
    }
    Account now;
    try {
      now = accounts.changeEmail(account.id(), email);
    } catch (AddressTakenException e) {
      throw refused("/email", e.detail());
    }
    activations.withdraw(account.id());
    if (member.status() == MemberStatus.ACTIVE) {
      activations.welcome(workspaces.find(workspace).orElseThrow(), now);
    }
    return now;
  }

  private Account unused(UUID workspace, MemberRow row, String field) {
    Member member = members.maybe(workspace, row.id()).orElseThrow(ProblemException::notFound);
    if (member.accountId() == null || member.status() == MemberStatus.INVITED) {
      throw refused(
          field,
          "They have not accepted their invitation yet, and choose their name then. Cancel it and"
              + " invite another address if this one is wrong.");
    }
    Account account = accounts.locked(member.accountId());
    boolean used =
        account.hasPassword()
            || account.lastLogin() != null
            || account.operator()
            || members.ofAccount(account.id()).size() > 1;
    if (used) {
      throw refused(
          field,
          "They use their account already, and only they change its name and address: on their own"
              + " account page.");
    }
    return account;
  }

  private static String field(MemberChange change) {
    return change.email() != null
        ? "/email"
        : change.firstName() != null ? "/firstName" : "/lastName";
  }

  private static void put(Map<String, @Nullable Object> told, Account account) {
    told.putAll(described(account));
  }

  private static Map<String, Object> described(Account account) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("firstName", account.firstName());
    told.put("lastName", account.lastName());
    told.put("email", account.email());
    return told;
  }

  private static ProblemException refused(String field, String detail) {
    return new ProblemException(
        ProblemType.CONFLICT, detail, List.of(new FieldError(field, detail)));
  }
}
