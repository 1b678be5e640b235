/**
 * Live events: what open pages and other nodes are told when something changed.
 *
 * <p>Carries news, never state: who missed one reads the state again.
 */
@NullMarked
package gatehouse.platform.events;

import org.jspecify.annotations.NullMarked;
