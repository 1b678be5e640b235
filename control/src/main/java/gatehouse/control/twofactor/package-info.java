/**
 * The second factor: codes from an authenticator app (RFC 6238) and recovery codes.
 *
 * <p>Every code works once. The secret is sealed at rest; recovery codes are kept as hashes. Never
 * checks a password.
 */
@NullMarked
package gatehouse.control.twofactor;

import org.jspecify.annotations.NullMarked;
