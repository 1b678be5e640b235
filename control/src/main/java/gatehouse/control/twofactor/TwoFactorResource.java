package gatehouse.control.twofactor;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.proof.Admission;
import gatehouse.control.proof.GuessKey;
import gatehouse.control.proof.GuessLimit;
import gatehouse.control.proof.Guesses;
import gatehouse.control.proof.Reauthentication;
import gatehouse.platform.crypto.PasswordPolicy;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** One's own second factor. */
@Path("/v1/me/two-factor")
@RunOnVirtualThread
class TwoFactorResource {
  private final TwoFactor twoFactor;
  private final Accounts accounts;
  private final Reauthentication again;
  private final Guesses guesses;
  private final Caller caller;

  TwoFactorResource(
      TwoFactor twoFactor,
      Accounts accounts,
      Reauthentication again,
      Guesses guesses,
      Caller caller) {
    this.twoFactor = twoFactor;
    this.accounts = accounts;
    this.again = again;
    this.guesses = guesses;
    this.caller = caller;
  }

  /** The password again; absent for an account that has none. */
  record PasswordAgain(@Nullable @Size(max = 4 * PasswordPolicy.LONGEST) String password) {
    @Override
    public String toString() {
      return "PasswordAgain";
    }
  }

  /** A code of the authenticator app. */
  record Code(@NotNull @Size(min = 6, max = 16) String code) {}

  /** Shown this once. */
  record RecoveryCodesView(List<String> recoveryCodes) {
    @Override
    public String toString() {
      return "RecoveryCodesView";
    }
  }

  @GET
  @Requires(Permission.SIGNED_IN)
  @Operation(summary = "Whether two-factor sign-in is on")
  public TwoFactorState state() {
    return twoFactor.state(caller.accountId());
  }

  @POST
  @Requires(value = Permission.SIGNED_IN, personOnly = true)
  @Operation(summary = "Begin: a secret for the authenticator app, which counts once confirmed")
  public Enrolment begin(@Valid @NotNull PasswordAgain body) {
    prove(body);
    return twoFactor.begin(caller.accountId());
  }

  @POST
  @Path("/confirm")
  @Requires(value = Permission.SIGNED_IN, personOnly = true)
  @Operation(summary = "Turn it on with the app's first code; answers the recovery codes")
  public RecoveryCodesView confirm(@Valid @NotNull Code body) {
    GuessKey key = new GuessKey(GuessLimit.SESSION, "confirm:" + caller.accountId());
    Admission admission = guesses.admit(List.of(key));
    if (!admission.admitted()) {
      throw admission.refusal();
    }
    RecoveryCodesView codes =
        new RecoveryCodesView(twoFactor.confirm(caller.accountId(), body.code()));
    guesses.forget(key);
    return codes;
  }

  @POST
  @Path("/recovery-codes")
  @Requires(value = Permission.SIGNED_IN, personOnly = true)
  @Operation(summary = "Make new recovery codes; the old ones stop working")
  public RecoveryCodesView recoveryCodes(@Valid @NotNull PasswordAgain body) {
    prove(body);
    return new RecoveryCodesView(twoFactor.newRecoveryCodes(caller.accountId()));
  }

  @DELETE
  @ResponseStatus(204)
  @Requires(value = Permission.SIGNED_IN, personOnly = true)
  @Operation(summary = "Turn it off")
  public void delete(@Valid @NotNull PasswordAgain body) {
    disable(body);
  }

  /** As DELETE, for those whose way strips the body from it. */
  @POST
  @Path("/disable")
  @ResponseStatus(204)
  @Requires(value = Permission.SIGNED_IN, personOnly = true)
  @Operation(summary = "Turn it off")
  public void disable(@Valid @NotNull PasswordAgain body) {
    prove(body);
    Account account = accounts.get(caller.accountId());
    if (account.twoFactor() && account.hasPassword() && body.password() != null) {
      refuseTooShort(body.password());
    }
    twoFactor.disable(account.id());
  }

  /**
   * A password that was long enough beside a code may be too short alone. Nothing else is asked: it
   * is the password of now, not a new one.
   */
  private static void refuseTooShort(String password) {
    if (PasswordPolicy.tooShortAlone(password)) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "Your password is too short to stand alone. Choose one of at least "
              + PasswordPolicy.SHORTEST
              + " characters first, then turn two-factor sign-in off.");
    }
  }

  private void prove(PasswordAgain body) {
    again.require(caller.identity(), body.password(), "/password");
  }
}
