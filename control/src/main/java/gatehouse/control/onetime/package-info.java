/**
 * Links that work once: setup, forgotten passwords, changed addresses. Here because they share one
 * table and one set of rules: 256 random bits, hashed at rest, the newest only, a short life.
 *
 * <p>Never sends a mail and never knows what a link is for.
 */
@NullMarked
package gatehouse.control.onetime;

import org.jspecify.annotations.NullMarked;
