package gatehouse.control.proof;

import gatehouse.control.access.Identity;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.PasswordCheck;
import gatehouse.platform.http.FieldError;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for the password again before what an open, forgotten browser must not be enough for. */
@ApplicationScoped
public class Reauthentication {
  /**
   * For accounts without a password: a sign-in through the identity provider not older than this.
   */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final Accounts accounts;
  private final PasswordProof proof;
  private final Guesses guesses;
  private final Clock clock;

  Reauthentication(Accounts accounts, PasswordProof proof, Guesses guesses, Clock clock) {
    this.accounts = accounts;
    this.proof = proof;
    this.guesses = guesses;
    this.clock = clock;
  }

  /**
   * Returns when the person has proven themselves again.
   *
   * @param field where the password stands in the request, such as {@code /password}
   * @throws ProblemException re-authentication-required or too-many-requests
   */
  public void require(Identity identity, @Nullable String password, String field) {
    UUID account = identity.accountId();
    if (identity.kind() != Identity.Kind.SESSION || account == null) {
      throw refusal("Sign in; a token is not enough for this.", List.of());
    }
    PasswordCheck check = accounts.passwordOf(account).orElseThrow(ProblemException::notFound);
    if (check.hash() == null) {
      requireFresh(identity.authenticatedAt());
      return;
    }
    if (password == null || password.isEmpty()) {
      throw refusal(
          "Type your password to confirm.",
          List.of(new FieldError(field, "Type your password to confirm.")));
    }
    GuessKey key = new GuessKey(GuessLimit.SESSION, account.toString());
    Admission admission = guesses.admit(List.of(key));
    if (!admission.admitted()) {
      throw admission.refusal();
    }
    if (!proof.holds(check, password)) {
      throw refusal(
          "This is not your password.",
          List.of(new FieldError(field, "This is not your password.")));
    }
    guesses.forget(key);
  }

  private void requireFresh(@Nullable Instant authenticatedAt) {
    if (authenticatedAt == null || clock.instant().isAfter(authenticatedAt.plus(FRESH))) {
      throw refusal(
          "Sign out and in again with your identity provider, then do this within ten minutes.",
          List.of());
    }
  }

  private static ProblemException refusal(String detail, List<FieldError> errors) {
    return new ProblemException(ProblemType.RE_AUTHENTICATION_REQUIRED, detail, errors);
  }
}
