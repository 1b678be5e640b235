/**
 * The licence: how many members a workspace may hold, how many it has, and how close that is.
 *
 * <p>Reads only. Seats are set by operators on the workspace and counted by the member feature.
 */
@NullMarked
package gatehouse.control.licence;

import org.jspecify.annotations.NullMarked;
