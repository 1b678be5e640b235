/**
 * Sessions of people who are signed in: the cookie, its limits, its end; and the guard against
 * requests that another site makes in a person's name.
 *
 * <p>Never checks a password: whoever has checked one opens a session here. Knows a token by its
 * hash only.
 */
@NullMarked
package gatehouse.control.session;

import org.jspecify.annotations.NullMarked;
