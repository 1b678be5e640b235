package gatehouse.control.member;

import gatehouse.control.access.Role;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.group.Group;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes a member in one go: who they are, where they belong, what they may do. */
@ApplicationScoped
class MemberEdits {
  private final Database database;
  private final Workspaces workspaces;
  private final Members members;
  private final MemberList list;
  private final MemberDescriptions descriptions;
  private final Placements placements;
  private final AuditLog audit;
  private final MemberNews news;

  MemberEdits(
      Database database,
      Workspaces workspaces,
      Members members,
      MemberList list,
      MemberDescriptions descriptions,
      Placements placements,
      AuditLog audit,
      MemberNews news) {
    this.database = database;
    this.workspaces = workspaces;
    this.members = members;
    this.list = list;
    this.descriptions = descriptions;
    this.placements = placements;
    this.audit = audit;
    this.news = news;
  }

  /** All of it, or nothing when a part is refused. */
  MemberRow change(UUID workspace, UUID id, MemberChange change, @Nullable String ifMatch) {
    return database.inWorkspace(
        workspace,
        handle -> {
          workspaces.hold(workspace);
          new StandingDao(handle, workspace).hold(id); // the version is true until the end
          MemberRow old = list.find(workspace, id);
          EntityTags.check(ifMatch, old.version());
          Map<String, @Nullable Object> before = new LinkedHashMap<>();
          Map<String, @Nullable Object> after = new LinkedHashMap<>();
          if (change.describes()) {
            descriptions.change(workspace, old, change, before, after);
          }
          if (change.places()) {
            Placement was = placements.now(workspace, old);
            Placement now = wanted(workspace, was, change);
            if (!now.equals(was)) {
              new MemberGroupDao(handle, workspace)
                  .set(id, now.teamId(), now.tagIds(), now.siteIds());
              before.putAll(was.told());
              after.putAll(now.told());
            }
          }
          record(workspace, id, before, after);
          changeStanding(workspace, id, change);
          return list.find(workspace, id);
        });
  }

  /**
   * Changes role and place of somebody in the open transaction; false when it was so already.
   *
   * @param role empty to keep it
   * @param wanted the place wanted, from the one that is
   */
  boolean place(UUID workspace, UUID id, Optional<Role> role, UnaryOperator<Placement> wanted) {
    return database.inWorkspace(
        workspace,
        handle -> {
          new StandingDao(handle, workspace).hold(id);
          MemberRow old = list.find(workspace, id);
          Placement was = placements.now(workspace, old);
          Placement now = wanted.apply(was);
          if (!now.equals(was)) {
            new MemberGroupDao(handle, workspace)
                .set(id, now.teamId(), now.tagIds(), now.siteIds());
            record(workspace, id, was.told(), now.told());
          }
          role.ifPresent(other -> members.changeRole(workspace, id, other, null));
          return !now.equals(was) || role.filter(other -> other != old.role()).isPresent();
        });
  }

  private Placement wanted(UUID workspace, Placement was, MemberChange change) {
    SitesWanted sites = change.sites();
    Group team =
        change.team() == null ? was.team() : placements.team(workspace, change.team().orElse(null));
    List<Group> tags =
        change.tags() == null ? was.tags() : placements.tags(workspace, change.tags());
    return new Placement(
        team,
        tags.stream().sorted(java.util.Comparator.comparing(Group::nameKey)).toList(),
        sites == null ? was.allSites() : sites.all(),
        sites == null
            ? was.sites()
            : placements.sites(workspace, sites).stream()
                .sorted(java.util.Comparator.comparing(Group::nameKey))
                .toList());
  }

  private void changeStanding(UUID workspace, UUID id, MemberChange change) {
    if (change.role() != null) {
      members.changeRole(workspace, id, change.role(), null);
    }
    if (change.status() != null) {
      switch (change.status()) {
        case ACTIVE -> members.enable(workspace, id);
        case DISABLED -> members.disable(workspace, id);
      }
    }
  }

  /** What became something else, with names; nothing when all of it was so already. */
  private void record(
      UUID workspace,
      UUID id,
      Map<String, @Nullable Object> before,
      Map<String, @Nullable Object> after) {
    for (String field : List.copyOf(after.keySet())) {
      if (Objects.equals(before.get(field), after.get(field))) {
        before.remove(field);
        after.remove(field);
      }
    }
    if (after.isEmpty()) {
      return;
    }
    Member now = members.maybe(workspace, id).orElseThrow(ProblemException::notFound);
    audit.record(workspace, new AuditEvent("member.edited", Members.subject(now), before, after));
    news.edited(now);
  }
}
