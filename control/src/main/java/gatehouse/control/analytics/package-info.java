/**
 * The figures of a whole project, as people look at them: by hour, day or week, per server, tool
 * and agent, beside the days before.
 *
 * <p>Owns how they are asked for and shown. Never counts anything itself, and never reads an event.
 */
@NullMarked
package gatehouse.control.analytics;

import org.jspecify.annotations.NullMarked;
