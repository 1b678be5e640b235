package gatehouse.control.proof;

import gatehouse.control.account.AccountStatus;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.PasswordCheck;
import gatehouse.platform.crypto.Passwords;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Checks a password against an account, with the same work whatever the account is. */
@ApplicationScoped
public class PasswordProof {
  private final Accounts accounts;
  private final Passwords passwords;

  PasswordProof(Accounts accounts, Passwords passwords) {
    this.accounts = accounts;
    this.passwords = passwords;
  }

  /**
   * One hash is computed, no more and no less. Call it outside a transaction: it takes long.
   *
   * @param check null for an account that does not exist
   * @return true only for the password of an active account
   */
  public boolean holds(@Nullable PasswordCheck check, String password) {
    String hash = check == null ? null : check.hash();
    boolean right = passwords.matches(password, hash);
    if (!right || check == null || hash == null || check.status() != AccountStatus.ACTIVE) {
      return false;
    }
    if (passwords.outdated(hash)) {
      accounts.rehashed(check.accountId(), hash, passwords.hash(password));
    }
    return true;
  }
}
