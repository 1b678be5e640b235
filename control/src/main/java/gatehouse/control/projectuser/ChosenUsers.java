package gatehouse.control.projectuser;

import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.ItemJobKind;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which users of a project an action is about: these, or all that match. Kept as a job's argument.
 *
 * @param ids null when a filter says it
 */
record ChosenUsers(UUID project, @Nullable List<UUID> ids, @Nullable ProjectUserFilter filter) {
  private static final int AT_ONCE = 1_000;

  /** Makes an item of each that is there. */
  void plan(ProjectUserList list, UUID workspace, ItemJobKind.Plan plan) {
    each(list, workspace, row -> plan.add(IdType.PROJECT_USER.format(row.id()), row.email(), null));
  }

  /** Hands over each that is there. */
  void each(ProjectUserList list, UUID workspace, Consumer<ProjectUserRow> reader) {
    if (ids == null) {
      list.each(
          workspace, project, filter == null ? ProjectUserFilter.ALL : filter, "createdAt", reader);
      return;
    }
    // In the order of a filter, too: of two who act on the same people one waits for the other.
    List<UUID> distinct = ids.stream().distinct().sorted().toList();
    for (int from = 0; from < distinct.size(); from += AT_ONCE) {
      list
          .some(
              workspace, project, distinct.subList(from, Math.min(from + AT_ONCE, distinct.size())))
          .stream()
          .sorted(Comparator.comparing(ProjectUserRow::id))
          .forEach(reader);
    }
  }
}
