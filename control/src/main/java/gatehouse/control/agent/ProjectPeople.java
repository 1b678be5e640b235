package gatehouse.control.agent;

import java.util.Optional;
import java.util.UUID;

/** The register of a project's users; answered by the feature that keeps them. */
public interface ProjectPeople {
  /**
   * The project user of a person, made on first appearance, in the open transaction.
   *
   * @param person of the workspace's register of people
   */
  UUID appeared(UUID workspace, UUID project, UUID person);

  /** Which tools agents may use for one of them. */
  ToolRules rules(UUID workspace, UUID projectUser);

  /** The project user of a person, if there is one. */
  Optional<UUID> known(UUID workspace, UUID project, UUID person);
}
