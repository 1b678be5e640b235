package gatehouse.control.member;

import gatehouse.control.group.GroupKind;
import gatehouse.control.group.GroupUse;
import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Who is in a team, has a tag, may enter a site. */
@ApplicationScoped
class MemberGroups implements GroupUse {
  private final Database database;
  private final MemberList list;
  private final MemberNews news;

  MemberGroups(Database database, MemberList list, MemberNews news) {
    this.database = database;
    this.list = list;
    this.news = news;
  }

  @Override
  public Map<UUID, Long> counts(UUID workspace, GroupKind kind) {
    MemberList.Kind counted =
        switch (kind) {
          case TEAM -> MemberList.Kind.TEAM;
          case TAG -> MemberList.Kind.TAG;
          case SITE -> MemberList.Kind.SITE;
        };
    Map<UUID, Long> counts = new HashMap<>();
    list.counts(workspace, counted)
        .forEach((id, members) -> {
          if (!id.isEmpty()) {
            counts.put(UUID.fromString(id), members);
          }
        });
    return counts;
  }

  @Override
  public int leave(UUID workspace, GroupKind kind, UUID group) {
    int members =
        database.inWorkspace(
            workspace, handle -> new MemberGroupDao(handle, workspace).leave(kind, group));
    if (members > 0) {
      news.manyChanged(workspace);
    }
    return members;
  }
}
