package gatehouse.control.operator;

import gatehouse.control.member.Headcount;
import gatehouse.control.member.Headcounts;
import gatehouse.control.workspace.Workspace;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts the number of members beside each workspace of a page, counted for the page at once. */
@ApplicationScoped
class WorkspaceFigures {
  private final Headcounts headcounts;

  WorkspaceFigures(Headcounts headcounts) {
    this.headcounts = headcounts;
  }

  Page<OperatedWorkspace> of(Page<Workspace> page) {
    Map<UUID, Headcount> counted = headcounts.of(page.items().stream().map(Workspace::id).toList());
    return page.map(workspace -> view(workspace, counted));
  }

  OperatedWorkspace of(Workspace workspace) {
    return view(workspace, headcounts.of(List.of(workspace.id())));
  }

  private static OperatedWorkspace view(Workspace workspace, Map<UUID, Headcount> counted) {
    Headcount heads = counted.getOrDefault(workspace.id(), new Headcount(workspace.id(), 0, 0));
    return new OperatedWorkspace(
        IdType.WORKSPACE.format(workspace.id()),
        workspace.slug(),
        workspace.name(),
        heads.members(),
        heads.admins(),
        workspace.seats(),
        workspace.createdAt());
  }
}
