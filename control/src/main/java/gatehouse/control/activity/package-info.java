/**
 * What agents did on people's behalf: sessions, queries, tool calls, and the figures made of them.
 *
 * <p>Owns the raw events and their daily counters, which change together or not at all. Never
 * stores a call's arguments or results, and never decides what anybody may do.
 */
@NullMarked
package gatehouse.control.activity;

import org.jspecify.annotations.NullMarked;
