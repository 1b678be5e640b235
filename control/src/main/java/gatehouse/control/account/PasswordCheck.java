package gatehouse.control.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to check a password, and nothing to show.
 *
 * @param hash null for an account without a password
 * @param changedAt when the password was chosen; the hash may be renewed without that
 */
public record PasswordCheck(
    UUID accountId, AccountStatus status, @Nullable String hash, @Nullable Instant changedAt) {
  @Override
  public String toString() {
    return "PasswordCheck[" + accountId + "]";
  }
}
