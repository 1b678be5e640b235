package gatehouse.control.invitation;

import gatehouse.control.access.Role;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom to invite.
 *
 * @param emails one address each; what is none is answered as such and stops none of the others
 * @param note a few words to them, in the mail
 */
record InviteRequest(
    @NotNull(message = "Name at least one address")
        @Size(min = 1, max = 10_000, message = "From 1 to 10,000 addresses at a time")
        List<@NotNull(message = "Must be a text") String> emails,
    @NotNull(message = "Name the role") Role role,
    @Nullable @Size(max = 1_000, message = "At most 1,000 characters") String note) {

  InviteOrder order() {
    return new InviteOrder(
        emails, role, note == null || note.isBlank() ? null : note.strip(), null);
  }
}
