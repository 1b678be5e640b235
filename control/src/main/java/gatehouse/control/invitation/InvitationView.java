package gatehouse.control.invitation;

import gatehouse.control.access.Role;
import gatehouse.platform.ids.IdType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as the API shows it.
 *
 * @param memberId the place it holds
 * @param delivery how the link that works now got out: by mail, or copied
 * @param failure why no mail went out
 */
record InvitationView(
    String id,
    String memberId,
    String email,
    Role role,
    InvitationState state,
    Delivery delivery,
    @Nullable String failure,
    @Nullable String note,
    String invitedBy,
    Instant createdAt,
    @Nullable Instant sentAt,
    Instant expiresAt) {

  static InvitationView of(Invitation invitation, Instant now) {
    return new InvitationView(
        IdType.INVITATION.format(invitation.id()),
        IdType.MEMBER.format(invitation.memberId()),
        invitation.email(),
        invitation.role(),
        invitation.stateAt(now),
        invitation.delivery(),
        invitation.failure(),
        invitation.note(),
        invitation.inviterName(),
        invitation.createdAt(),
        invitation.sentAt(),
        invitation.expiresAt());
  }
}
