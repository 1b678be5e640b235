package gatehouse.control.invitation;

import gatehouse.control.access.Role;
import gatehouse.control.audit.Subject;
import gatehouse.platform.ids.IdType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation of one address into one workspace.
 *
 * @param memberId the place it holds; gone once it was cancelled
 * @param failure why no mail went out
 * @param mailId the mail with the link that works now
 * @param sentAt when the mail server took it, or the link was copied
 */
record Invitation(
    UUID workspaceId,
    UUID id,
    UUID memberId,
    String email,
    String emailKey,
    Role role,
    InvitationState state,
    Delivery delivery,
    @Nullable String failure,
    @Nullable UUID mailId,
    @Nullable String note,
    String inviterName,
    Instant createdAt,
    @Nullable Instant sentAt,
    Instant expiresAt,
    long version) {

  InvitationState stateAt(Instant now) {
    return state.open() && !now.isBefore(expiresAt) ? InvitationState.EXPIRED : state;
  }

  Subject subject() {
    return subject(id, email);
  }

  static Subject subject(UUID id, String email) {
    return new Subject("invitation", IdType.INVITATION.format(id), email);
  }
}
