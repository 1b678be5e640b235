package gatehouse.control.agent;

import gatehouse.control.project.Project;
import java.util.UUID;

/**
 * A call that was let in.
 *
 * @param email of the person it acts for, as it is shown
 * @param rules which tools the agent may use
 */
public record Admitted(
    Project project,
    UUID agentId,
    String agentName,
    UUID keyId,
    UUID projectUserId,
    String email,
    ToolRules rules) {}
