package gatehouse.control.signin;

import gatehouse.control.account.EmailAddress;
import gatehouse.platform.crypto.PasswordPolicy;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a person types to come in.
 *
 * @param totp a code of the authenticator app, or a recovery code
 * @param trustDevice whether this browser may skip the second factor for 30 days
 */
record SignInRequest(
    @NotNull EmailAddress email,
    @NotNull @Size(min = 1, max = 4 * PasswordPolicy.LONGEST) String password,
    @Nullable @Size(max = 64) String totp,
    @Nullable Boolean trustDevice) {

  boolean trust() {
    return Boolean.TRUE.equals(trustDevice);
  }

  @Nullable String code() {
    return totp == null || totp.isBlank() ? null : totp;
  }

  @Override
  public String toString() {
    return "SignInRequest[" + email + "]";
  }
}
