/**
 * Teams, tags and sites: what members are grouped by. One mechanism, since the three have the same
 * life; what only one of them has comes in its own classes.
 *
 * <p>Never knows a member: who is in a group is told by {@link gatehouse.control.group.GroupUse}.
 */
@NullMarked
package gatehouse.control.group;

import org.jspecify.annotations.NullMarked;
