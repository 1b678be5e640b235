package gatehouse.control.invitation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one address.
 *
 * @param email as it is written to; as it was typed where it is none
 * @param invitationId null where there is none
 * @param reason for the person who typed it; null where there is nothing to say
 */
public record InviteResult(
    String email, Outcome outcome, @Nullable UUID invitationId, @Nullable String reason) {}
