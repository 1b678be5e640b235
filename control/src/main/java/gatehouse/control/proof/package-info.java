/**
 * Checking what people type to prove who they are, and slowing down those who guess.
 *
 * <p>Counts every guess in the database, so that many at once, or through many nodes, gain nothing.
 * Never says why a proof failed.
 */
@NullMarked
package gatehouse.control.proof;

import org.jspecify.annotations.NullMarked;
