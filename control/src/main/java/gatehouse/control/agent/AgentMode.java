package gatehouse.control.agent;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an agent is shown a project's tools. The names stand in the database. */
public enum AgentMode {
  /** Each of them, by its own name. */
  @JsonProperty("direct")
  DIRECT,
  /** Five, by which it finds and calls the others: for projects with many. */
  @JsonProperty("navigator")
  NAVIGATOR
}
