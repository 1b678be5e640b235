package gatehouse.control.account;

import org.jspecify.annotations.Nullable;

/**
 * An account to be made.
 *
 * @param passwordHash from {@code Passwords.hash}; null for someone who comes in through an
 *     identity provider only, or has not chosen a password yet
 */
public record NewAccount(
    EmailAddress email,
    String firstName,
    String lastName,
    @Nullable String passwordHash,
    boolean operator) {

  public NewAccount(EmailAddress email, String firstName, String lastName) {
    this(email, firstName, lastName, null, false);
  }
}
