package gatehouse.control.member;

import gatehouse.control.access.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which members a list shows.
 *
 * @param search any part of name or address, folded; null for all
 * @param roles their codes; empty for all
 * @param statuses their codes; empty for all
 */
public record MemberFilter(
    UUID workspace, @Nullable String search, List<Short> roles, List<Short> statuses) {
  static final String WHERE =
      """
      and (cast(:search as text) is null or strpos(m.name_key, :search) > 0 or strpos(m.email_key, :search) > 0)
      and (cardinality(cast(:roleCodes as smallint[])) = 0 or m.role = any(:roleCodes))
      and (cardinality(cast(:statusCodes as smallint[])) = 0 or m.status = any(:statusCodes))
      """;

  static MemberFilter of(
      UUID workspace, @Nullable String search, List<Role> roles, List<MemberStatus> statuses) {
    return new MemberFilter(
        workspace,
        search == null || search.isBlank() ? null : SortKeys.folded(search),
        roles.stream().map(Role::code).toList(),
        statuses.stream().map(MemberStatus::code).toList());
  }

  public Short[] roleCodes() {
    return roles.toArray(Short[]::new);
  }

  public Short[] statusCodes() {
    return statuses.toArray(Short[]::new);
  }
}
