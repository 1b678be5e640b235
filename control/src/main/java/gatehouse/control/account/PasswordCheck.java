package gatehouse.control.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to check a password, and nothing to show.
 *
 * @param hash null for an account without a password
 */
public record PasswordCheck(UUID accountId, AccountStatus status, @Nullable String hash) {
  @Override
  public String toString() {
    return "PasswordCheck[" + accountId + "]";
  }
}
