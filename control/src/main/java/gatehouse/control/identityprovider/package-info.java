/**
 * Identity providers: their settings, the way through them, and which account a person of theirs
 * is.
 *
 * <p>Knows people by issuer and subject, never by e-mail. Never makes a network call inside a
 * transaction, and never hands out a client secret.
 */
@NullMarked
package gatehouse.control.identityprovider;

import org.jspecify.annotations.NullMarked;
