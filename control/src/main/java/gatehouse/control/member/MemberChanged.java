package gatehouse.control.member;

import org.jspecify.annotations.Nullable;

/**
 * Fired in the transaction of the change, for features that follow memberships.
 *
 * @param before null for someone who is new
 * @param after null for someone who was removed
 */
public record MemberChanged(@Nullable Member before, @Nullable Member after) {}
