/**
 * What agents did on people's behalf: sessions, queries, tool calls, and the figures made of them.
 *
 * <p>Owns the raw events and the figures that are counted of them, a moment later, each event once.
 * Never stores a call's arguments or results, and never decides what anybody may do.
 */
@NullMarked
package gatehouse.control.activity;

import org.jspecify.annotations.NullMarked;
