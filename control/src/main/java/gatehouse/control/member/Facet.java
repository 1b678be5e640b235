package gatehouse.control.member;

import gatehouse.control.access.Role;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Role, status and second step in one number, as the column of the table member computes it. */
final class Facet {
  private static final int STATUSES = 4;

  private Facet() {}

  static int of(Role role, MemberStatus status, boolean twoFactor) {
    return (role.code() * STATUSES + status.code()) * 2 + (twoFactor ? 1 : 0);
  }

  static MemberStatus statusOf(int facet) {
    return MemberStatus.of(facet / 2 % STATUSES);
  }

  /** All that match; an empty collection or null stands for any. */
  static Set<Integer> matching(
      Collection<Role> roles, Collection<MemberStatus> statuses, @Nullable Boolean twoFactor) {
    Set<Integer> codes = new HashSet<>();
    for (Role role : roles.isEmpty() ? List.of(Role.values()) : roles) {
      for (MemberStatus status : statuses.isEmpty() ? List.of(MemberStatus.values()) : statuses) {
        for (boolean on : twoFactor == null ? List.of(true, false) : List.of(twoFactor)) {
          codes.add(of(role, status, on));
        }
      }
    }
    return codes;
  }
}
