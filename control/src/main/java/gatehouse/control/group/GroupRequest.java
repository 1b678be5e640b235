package gatehouse.control.group;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What is asked for of a team, tag or site. */
final class GroupRequest {
  private GroupRequest() {}

  /** One to be made. */
  record NewGroup(@NotNull(message = "Give it a name") String name) {}

  /** What is to be changed; absent stays. */
  record GroupChange(@Nullable String name) {}
}
