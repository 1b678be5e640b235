/**
 * Invitations: from the typed address to the member who has come. Each one's place is an invited
 * member, so seats, roles and removal are the members' own.
 *
 * <p>Owns the table invitation. Never keeps a token, only its hash; a link is told to whoever
 * copies it, to the mail, and to nobody else.
 */
@NullMarked
package gatehouse.control.invitation;

import org.jspecify.annotations.NullMarked;
