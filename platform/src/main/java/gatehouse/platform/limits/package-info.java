/**
 * How much is allowed: every rate limit in one readable table, counted exactly in the database over
 * all nodes. Never decides who someone is.
 */
@NullMarked
package gatehouse.platform.limits;

import org.jspecify.annotations.NullMarked;
