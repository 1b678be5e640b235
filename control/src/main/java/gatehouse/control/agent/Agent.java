package gatehouse.control.agent;

import gatehouse.control.audit.Subject;
import gatehouse.platform.ids.IdType;
import java.time.Instant;
import java.util.UUID;

/**
 * A program that connects to a project's MCP endpoint.
 *
 * @param rules which tools it may use
 * @param mode how it is shown them
 */
public record Agent(
    UUID workspaceId,
    UUID projectId,
    UUID id,
    String name,
    ToolRules rules,
    AgentMode mode,
    Instant createdAt,
    long version) {

  /** As the API names it. */
  public String typeId() {
    return IdType.AGENT.format(id);
  }

  Subject subject() {
    return new Subject("agent", typeId(), name);
  }
}
