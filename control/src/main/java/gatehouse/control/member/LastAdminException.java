package gatehouse.control.member;

import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;

/** Refuses what would leave a workspace without an active Admin. */
public final class LastAdminException extends ProblemException {
  private static final long serialVersionUID = 1L;

  LastAdminException() {
    super(ProblemType.LAST_ADMIN, "Make someone else Admin first, then try again.");
  }
}
