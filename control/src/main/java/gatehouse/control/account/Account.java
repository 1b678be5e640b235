package gatehouse.control.account;

import gatehouse.control.audit.Actor;
import gatehouse.control.audit.Subject;
import gatehouse.platform.ids.IdType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's sign-in on this server.
 *
 * @param name first and last name, or the e-mail as long as neither is known
 */
public record Account(
    UUID id,
    String email,
    String emailKey,
    String firstName,
    String lastName,
    String name,
    AccountStatus status,
    boolean operator,
    boolean twoFactor,
    boolean hasPassword,
    String locale,
    String timeZone,
    @Nullable Instant lastLogin,
    Instant createdAt,
    long version) {

  public boolean active() {
    return status == AccountStatus.ACTIVE;
  }

  public boolean profileComplete() {
    return !firstName.isEmpty() && !lastName.isEmpty();
  }

  /** The person as the one who does something, for the audit log. */
  public Actor actor() {
    return new Actor(Actor.Type.ACCOUNT, IdType.ACCOUNT.format(id), name);
  }

  /** The account as what something is done to, for the audit log. */
  public Subject subject() {
    return new Subject("account", IdType.ACCOUNT.format(id), name);
  }
}
