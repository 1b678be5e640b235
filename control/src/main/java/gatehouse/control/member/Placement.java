package gatehouse.control.member;

import gatehouse.control.group.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The team, the tags and the sites of a member.
 *
 * @param sites empty for all of them, too
 */
public record Placement(
    @Nullable Group team, List<Group> tags, boolean allSites, List<Group> sites) {
  public static final Placement NOWHERE = new Placement(null, List.of(), false, List.of());

  public Placement {
    tags = List.copyOf(tags);
    sites = List.copyOf(sites);
  }

  public @Nullable UUID teamId() {
    return team == null ? null : team.id();
  }

  public List<UUID> tagIds() {
    return tags.stream().map(Group::id).toList();
  }

  /** As it is stored. */
  public List<UUID> siteIds() {
    return allSites ? List.of(MemberRow.ALL_SITES) : sites.stream().map(Group::id).toList();
  }

  /** With names, for the audit log. */
  public Map<String, @Nullable Object> told() {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("team", team == null ? null : team.name());
    told.put("tags", tags.stream().map(Group::name).toList());
    told.put("sites", allSites ? "all" : sites.stream().map(Group::name).toList());
    return told;
  }
}
