package gatehouse.control.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a member may do in a workspace. Each role includes the ones before it. */
public enum Role {
  @JsonProperty("agent-user")
  AGENT_USER(0, "AgentUser", "Use the Inbox only: chat with agents, pick up tasks."),
  @JsonProperty("monitor")
  MONITOR(1, "Monitor", "Read everything in the workspace, change nothing."),
  @JsonProperty("editor")
  EDITOR(2, "Editor", "Build and edit automations, models, knowledges, projects, chatbots."),
  @JsonProperty("manager")
  MANAGER(3, "Manager", "As Editor, and invite people."),
  @JsonProperty("admin")
  ADMIN(4, "Admin", "Everything: users, licence, settings, server health.");

  private final short code;
  private final String label;
  private final String description;

  Role(int code, String label, String description) {
    this.code = (short) code;
    this.label = label;
    this.description = description;
  }

  public boolean includes(Role other) {
    return code >= other.code;
  }

  public String label() {
    return label;
  }

  public String description() {
    return description;
  }

  /** The number that stands in the database; never changes. */
  public short code() {
    return code;
  }

  public static Role of(int code) {
    for (Role role : values()) {
      if (role.code == code) {
        return role;
      }
    }
    throw new IllegalArgumentException("No role has the code " + code);
  }
}
