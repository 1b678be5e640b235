/**
 * Time and randomness as things that are injected, so that tests choose them. Never read the system
 * clock elsewhere.
 */
@NullMarked
package gatehouse.platform.time;

import org.jspecify.annotations.NullMarked;
