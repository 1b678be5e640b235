package gatehouse.control.invitation;

import gatehouse.control.access.Role;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom to invite, and as what.
 *
 * @param emails as typed
 * @param note what the inviter writes to them
 * @param life how long the links work; null for as long as the workspace's setting says
 */
public record InviteOrder(
    List<String> emails, Role role, @Nullable String note, @Nullable Duration life) {
  public InviteOrder {
    emails = List.copyOf(emails);
  }
}
