package gatehouse.control.member;

import gatehouse.platform.jobs.Outcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something done to a member that has no way back, such as ending their sessions; for one or for
 * many. A CDI bean of this type is found by its name.
 */
public interface MemberAct {
  /** In the API, such as {@code reset-password}. */
  String name();

  /** For the jobs page, such as {@code Reset password}. */
  String title();

  /** Why it cannot be done with this member; null when it can, as far as one can see. */
  @Nullable String refusal(MemberRow member);

  /** Does it in the open transaction, with its audit entry. */
  Outcome perform(UUID workspace, MemberRow member);
}
