package gatehouse.control.member;

import gatehouse.platform.ids.IdType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells the audit log what of a member's standing is another than before. */
final class Described {
  private Described() {}

  /** The fields that differ between two standings, as they are in the first. */
  static Map<String, @Nullable Object> difference(Standing shown, Standing other) {
    Map<String, @Nullable Object> fields = new TreeMap<>();
    put(fields, "role", shown, other, standing -> standing.role().label());
    put(fields, "status", shown, other, Standing::status);
    put(fields, "bannedUntil", shown, other, standing -> until(standing.bannedUntil()));
    put(fields, "team", shown, other, standing -> team(standing.team()));
    put(fields, "tags", shown, other, standing -> ids(standing.tags(), IdType.TAG));
    put(fields, "sites", shown, other, standing -> ids(standing.sites(), IdType.SITE));
    return fields;
  }

  private static void put(
      Map<String, @Nullable Object> fields,
      String name,
      Standing shown,
      Standing other,
      Function<Standing, @Nullable Object> field) {
    Object value = field.apply(shown);
    if (!Objects.equals(value, field.apply(other))) {
      fields.put(name, value);
    }
  }

  private static @Nullable Object until(@Nullable Instant until) {
    return Edit.FOREVER.equals(until) ? "without end" : until == null ? null : until.toString();
  }

  private static @Nullable Object team(@Nullable UUID team) {
    return team == null ? null : IdType.TEAM.format(team);
  }

  private static Object ids(List<UUID> ids, IdType type) {
    return ids.contains(MemberRow.ALL_SITES) ? "all" : ids.stream().map(type::format).toList();
  }
}
