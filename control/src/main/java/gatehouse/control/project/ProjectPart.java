package gatehouse.control.project;

import java.util.Map;
import java.util.UUID;

/** One kind of things that projects hold; answered by the feature that keeps them. */
public interface ProjectPart {
  /** What it keeps: {@code servers}, {@code agents}, {@code users}, or another word. */
  String name();

  /** How many of them each project of a workspace has; absent for none. */
  default Map<UUID, Long> counts(UUID workspace) {
    return Map.of();
  }

  /** Holds, in the open transaction, what others hold before they change any of it. */
  default void hold(UUID workspace, UUID project) {}

  /**
   * Deletes what the project held, in the open transaction, before the project itself goes. Rows
   * with a foreign key on the project that cascades need nothing here.
   */
  default void erase(UUID workspace, UUID project) {}
}
