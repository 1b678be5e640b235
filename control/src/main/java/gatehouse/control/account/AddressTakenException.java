package gatehouse.control.account;

import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;

/** There is an account of this address already. */
public final class AddressTakenException extends ProblemException {
  private static final long serialVersionUID = 1L;

  AddressTakenException() {
    super(ProblemType.CONFLICT, "There is an account with this e-mail address already.");
  }
}
