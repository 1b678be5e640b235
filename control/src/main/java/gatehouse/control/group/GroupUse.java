package gatehouse.control.group;

import java.util.Map;
import java.util.UUID;

/** Who is in a group; answered by the feature that keeps members. */
public interface GroupUse {
  /** How many members each group of a kind has; absent for none. */
  Map<UUID, Long> counts(UUID workspace, GroupKind kind);

  /** Takes everyone out of a group, in the open transaction, and answers how many that were. */
  int leave(UUID workspace, GroupKind kind, UUID group);
}
