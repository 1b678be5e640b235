package gatehouse.control.agent;

import gatehouse.control.project.Project;
import java.util.UUID;

/**
 * A call that was let in.
 *
 * @param keyId the agent's own id for who came in by the playground, which needs no key
 * @param email of the person it acts for, as it is shown
 * @param rules which tools the agent may use for this person
 * @param mode how it is shown them
 */
public record Admitted(
    Project project,
    UUID agentId,
    String agentName,
    UUID keyId,
    UUID projectUserId,
    String email,
    ToolAccess rules,
    AgentMode mode) {
  /** True for who came in by the playground: there is no key then. */
  public boolean isPlayed() {
    return keyId.equals(agentId);
  }
}
