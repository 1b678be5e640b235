package gatehouse.control.agent;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What is asked for of an agent. */
final class AgentRequest {
  private AgentRequest() {}

  /**
   * A new agent.
   *
   * @param rules everything when absent
   * @param mode direct when absent
   */
  record NewAgent(
      @NotNull(message = "Give it a name") String name,
      @Nullable @Valid RulesRequest rules,
      @Nullable AgentMode mode) {}

  /** What is null stays; rules are replaced as a whole. */
  record AgentChange(
      @Nullable String name, @Nullable @Valid RulesRequest rules, @Nullable AgentMode mode) {}
}
