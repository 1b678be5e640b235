package gatehouse.control.member;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.audit.AuditEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How somebody with an account becomes a member, by a form or with a file. */
final class Joining {
  private Joining() {}

  /** The name is the account's, its owner's to change. */
  static Member member(
      UUID workspace,
      UUID id,
      UUID person,
      Account account,
      Role role,
      MemberStatus status,
      Instant now) {
    return new Member(
        workspace,
        id,
        person,
        account.id(),
        account.email(),
        (account.firstName() + " " + account.lastName()).strip(),
        account.firstName(),
        account.lastName(),
        role,
        status,
        null,
        account.twoFactor(),
        null,
        null,
        now,
        1);
  }

  /** For the audit log. */
  static AuditEvent event(Member member, Placement placement) {
    Map<String, @Nullable Object> after = new LinkedHashMap<>();
    after.put("email", member.email());
    after.put("role", member.role().label());
    after.put("status", member.status());
    after.putAll(placement.told());
    return new AuditEvent("member.created", Members.subject(member), Map.of(), after);
  }
}
