package gatehouse.control.member;

import gatehouse.control.group.Group;
import gatehouse.control.group.GroupKind;
import gatehouse.control.group.Groups;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks up what the ids of members' rows are called: one query a kind, however many rows. */
@ApplicationScoped
public class MemberNames {
  private final ProviderNames providers;
  private final Groups groups;

  MemberNames(ProviderNames providers, Groups groups) {
    this.providers = providers;
    this.groups = groups;
  }

  /** The names that these rows need. */
  public Known of(UUID workspace, Collection<MemberRow> rows) {
    return new Known(
        providers.of(ids(rows.stream().map(MemberRow::identityProvider))),
        groups(workspace, GroupKind.TEAM, rows.stream().map(MemberRow::team)),
        groups(workspace, GroupKind.TAG, rows.stream().flatMap(row -> row.tags().stream())),
        groups(workspace, GroupKind.SITE, rows.stream().flatMap(row -> row.sites().stream())));
  }

  private Map<UUID, Group> groups(UUID workspace, GroupKind kind, Stream<@Nullable UUID> wanted) {
    return groups.some(workspace, kind, ids(wanted)).stream()
        .collect(Collectors.toMap(Group::id, Function.identity()));
  }

  private static List<UUID> ids(Stream<@Nullable UUID> wanted) {
    return wanted
        .filter(Objects::nonNull)
        .filter(id -> !id.equals(MemberRow.ALL_SITES))
        .distinct()
        .toList();
  }

  /** Names by id. */
  public record Known(
      Map<UUID, String> providers,
      Map<UUID, Group> teams,
      Map<UUID, Group> tags,
      Map<UUID, Group> sites) {

    /** "internal", or the provider's name. */
    public String provider(MemberRow row) {
      UUID provider = row.identityProvider();
      return provider == null ? "internal" : providers.getOrDefault(provider, "removed");
    }

    public @Nullable Group team(MemberRow row) {
      UUID team = row.team();
      return team == null ? null : teams.get(team);
    }

    /** By name. */
    public List<Group> tags(MemberRow row) {
      return named(row.tags(), tags);
    }

    /** By name; empty for all of them, too. */
    public List<Group> sites(MemberRow row) {
      return named(row.sites(), sites);
    }

    private static List<Group> named(List<UUID> ids, Map<UUID, Group> known) {
      return ids.stream()
          .map(known::get)
          .filter(Objects::nonNull)
          .sorted(Comparator.comparing(Group::nameKey))
          .toList();
    }
  }
}
