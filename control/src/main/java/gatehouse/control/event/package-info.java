/**
 * The stream of live events of a workspace: who may be told what is asked again before each
 * delivery. Never keeps events: who missed some reads the state again.
 */
@NullMarked
package gatehouse.control.event;

import org.jspecify.annotations.NullMarked;
