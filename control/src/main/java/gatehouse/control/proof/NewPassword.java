package gatehouse.control.proof;

import gatehouse.control.account.EmailAddress;
import gatehouse.control.account.PersonName;
import gatehouse.platform.crypto.PasswordPolicy;
import gatehouse.platform.crypto.Passwords;
import gatehouse.platform.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes a password a person has chosen, or says why not. */
@ApplicationScoped
public class NewPassword {
  private final Passwords passwords;

  NewPassword(Passwords passwords) {
    this.passwords = passwords;
  }

  /**
   * The hash to keep. Call it outside a transaction: it takes long.
   *
   * @param field where the password stands in the request, such as {@code /password}
   * @param twoFactor whether a second factor guards the account as well
   * @throws ProblemException invalid-input with the reason
   */
  public String hash(
      String password, String field, boolean twoFactor, EmailAddress email, PersonName name) {
    check(password, field, twoFactor, email, name);
    return passwords.hash(password);
  }

  /** Only says whether it would be taken. */
  public void check(
      String password, String field, boolean twoFactor, EmailAddress email, PersonName name) {
    PasswordPolicy.objection(
            password, twoFactor, List.of(email.text(), email.key(), name.first(), name.last()))
        .ifPresent(reason -> {
          throw ProblemException.invalid(field, reason);
        });
  }
}
