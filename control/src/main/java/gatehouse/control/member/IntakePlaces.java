package gatehouse.control.member;

import gatehouse.control.group.Group;
import gatehouse.control.group.GroupKind;
import gatehouse.control.group.GroupName;
import gatehouse.control.group.Groups;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** The teams, tags and sites that candidates are to have. */
@ApplicationScoped
class IntakePlaces {
  private final Groups groups;

  IntakePlaces(Groups groups) {
    this.groups = groups;
  }

  /** Makes the teams that are not there yet, and answers all that candidates name. */
  There ensure(UUID workspace, List<Candidate> candidates, MemberIntake.Judged judged) {
    Map<String, Group> teams =
        new HashMap<>(judged.groups().getOrDefault(GroupKind.TEAM, Map.of()));
    Map<String, GroupName> missing = new TreeMap<>();
    for (int i = 0; i < candidates.size(); i++) {
      GroupName team = candidates.get(i).team();
      Verdict.Kind kind = judged.verdicts().get(i).kind();
      boolean works = kind == Verdict.Kind.ADDED || kind == Verdict.Kind.UPDATED;
      if (works && team != null && !teams.containsKey(team.key())) {
        missing.putIfAbsent(team.key(), team);
      }
    }
    if (!missing.isEmpty()) {
      groups.ensure(workspace, GroupKind.TEAM, missing.values());
      groups
          .heldByName(workspace, GroupKind.TEAM, missing.keySet())
          .forEach(team -> teams.put(team.nameKey(), team));
    }
    Map<GroupKind, Map<String, Group>> all = new HashMap<>(judged.groups());
    all.put(GroupKind.TEAM, teams);
    return new There(all);
  }

  /** What there is, by kind and the name's key. */
  record There(Map<GroupKind, Map<String, Group>> named) {
    /** What a candidate's file does not tell of stays. */
    Placement placement(Candidate candidate, Placement was) {
      GroupName team = candidate.team();
      return new Placement(
          team == null ? was.team() : named.getOrDefault(GroupKind.TEAM, Map.of()).get(team.key()),
          candidate.tags().isEmpty() ? was.tags() : all(candidate.tags(), GroupKind.TAG),
          candidate.tellsOfSites() ? candidate.allSites() : was.allSites(),
          candidate.tellsOfSites() ? all(candidate.sites(), GroupKind.SITE) : was.sites());
    }

    private List<Group> all(List<GroupName> names, GroupKind kind) {
      Map<String, Group> known = named.getOrDefault(kind, Map.of());
      return names.stream()
          .map(name -> known.get(name.key()))
          .filter(Objects::nonNull)
          .distinct()
          .sorted(Comparator.comparing(Group::nameKey))
          .toList();
    }
  }
}
