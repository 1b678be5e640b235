package gatehouse.control.mcpserver;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an MCP server wants its callers known. The names stand in the database. */
public enum AuthKind {
  /** Everyone may call it. */
  @JsonProperty("none")
  NONE,
  /** A secret in a header of each request. */
  @JsonProperty("header")
  HEADER,
  /** A secret in the query of its address. */
  @JsonProperty("query")
  QUERY,
  /** A token that its authorization server gives out (OAuth 2.1). */
  @JsonProperty("oauth")
  OAUTH
}
