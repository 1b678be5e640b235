/**
 * Signing in: the first account, passwords, the second factor, forgotten passwords, and what slows
 * down those who guess.
 *
 * <p>Every failed sign-in gets the same answer after the same work. Never decides what a person may
 * do once they are in.
 */
@NullMarked
package gatehouse.control.signin;

import org.jspecify.annotations.NullMarked;
