package gatehouse.control.member;

import gatehouse.control.group.Group;
import gatehouse.control.group.GroupKind;
import gatehouse.control.group.Groups;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.MalformedIdException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads teams, tags and sites as requests name them. What it answers is there until the end of the
 * open transaction.
 */
@ApplicationScoped
class Placements {
  private static final int MOST = 100;

  private final Groups groups;
  private final MemberNames names;

  Placements(Groups groups, MemberNames names) {
    this.groups = groups;
    this.names = names;
  }

  Placement of(
      UUID workspace, @Nullable String team, @Nullable List<String> tags, SitesWanted sites) {
    return new Placement(
        team(workspace, team), tags(workspace, tags), sites.all(), sites(workspace, sites));
  }

  /** Where a member is now. */
  Placement now(UUID workspace, MemberRow row) {
    MemberNames.Known known = names.of(workspace, List.of(row));
    return new Placement(known.team(row), known.tags(row), row.hasAllSites(), known.sites(row));
  }

  @Nullable Group team(UUID workspace, @Nullable String id) {
    return id == null
        ? null
        : held(workspace, GroupKind.TEAM, List.of(id), "/team").stream().findFirst().orElse(null);
  }

  List<Group> tags(UUID workspace, @Nullable List<String> ids) {
    return ids == null ? List.of() : held(workspace, GroupKind.TAG, ids, "/tags");
  }

  List<Group> sites(UUID workspace, SitesWanted sites) {
    return held(workspace, GroupKind.SITE, sites.ids(), "/sites");
  }

  private List<Group> held(UUID workspace, GroupKind kind, List<String> texts, String field) {
    if (texts.size() > MOST) {
      throw ProblemException.invalid(field, "At most " + MOST);
    }
    List<UUID> ids = new ArrayList<>();
    for (String text : texts) {
      try {
        ids.add(kind.idType().parse(text));
      } catch (MalformedIdException e) {
        throw ProblemException.invalid(
            field, "\"%s\" is not the id of a %s".formatted(text, kind.label()));
      }
    }
    return groups.held(workspace, kind, ids, field);
  }
}
