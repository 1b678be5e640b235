package gatehouse.control.signin;

import java.util.Locale;

/** Why a sign-in failed: for the lists, never for the answer. */
enum FailureReason {
  UNKNOWN_ACCOUNT,
  NO_PASSWORD,
  ACCOUNT_ENDED,
  WRONG_PASSWORD,
  WRONG_CODE,
  TOO_MANY;

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
