package gatehouse.control.mcpserver;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose secret an MCP server is called with. The names stand in the database. */
public enum AuthLevel {
  /** Each person's own. */
  @JsonProperty("user")
  USER,
  /** One for the whole project. */
  @JsonProperty("project")
  PROJECT
}
