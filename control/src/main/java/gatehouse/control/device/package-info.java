/**
 * The browsers a person signs in from, and the page where they see and end them and their sessions.
 *
 * <p>A known browser is one an account has signed in from; a trusted one skips the second factor
 * for a while, for that account only. Never opens a session.
 */
@NullMarked
package gatehouse.control.device;

import org.jspecify.annotations.NullMarked;
