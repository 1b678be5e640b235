package gatehouse.control.member;

import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.ItemJobKind;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which members an action is about: these, or all that match. Kept as a job's argument.
 *
 * @param ids null when a filter says it
 */
record Chosen(@Nullable List<UUID> ids, @Nullable MemberFilter filter) {
  private static final int AT_ONCE = 1_000;

  /** Makes an item of each that is there. */
  void plan(MemberList list, UUID workspace, ItemJobKind.Plan plan) {
    each(list, workspace, row -> plan.add(IdType.MEMBER.format(row.id()), row.shownName(), null));
  }

  /** Hands over each that is there. */
  void each(MemberList list, UUID workspace, Consumer<MemberRow> reader) {
    if (ids == null) {
      list.each(workspace, filter == null ? MemberFilter.ALL : filter, "createdAt", reader);
      return;
    }
    List<UUID> distinct = ids.stream().distinct().toList();
    for (int from = 0; from < distinct.size(); from += AT_ONCE) {
      list.some(workspace, distinct.subList(from, Math.min(from + AT_ONCE, distinct.size())))
          .forEach(reader);
    }
  }
}
