package gatehouse.control.access;

import org.jspecify.annotations.Nullable;

/**
 * The one permission table: each operation asks for one of these, and the API, the console and the
 * docs are driven by it. In a workspace the least role that has it is named here.
 */
public enum Permission {
  /** No session is needed. */
  ANYONE("anyone", null, "No sign-in needed"),
  /** Any account that is signed in, for what is its own. */
  SIGNED_IN("signed-in", null, "Manage one's own account"),
  /** The people who run this server. */
  OPERATOR("operator", null, "Run the server: all workspaces, accounts, seats"),
  /** An Admin of any workspace, or an operator. */
  SERVER_HEALTH("server.health", Role.ADMIN, "See the server's health"),

  WORKSPACE_READ("workspace.read", Role.AGENT_USER, "Enter the workspace"),
  MEMBERS_READ("members.read", Role.MONITOR, "See the members"),
  MEMBERS_WRITE("members.write", Role.ADMIN, "Change roles, suspend, reactivate, remove members"),
  INVITATIONS_READ("invitations.read", Role.MONITOR, "See the invitations"),
  INVITATIONS_WRITE(
      "invitations.write", Role.MANAGER, "Invite people, resend and cancel invitations"),
  SETTINGS_READ("settings.read", Role.MONITOR, "See the workspace's settings"),
  SETTINGS_WRITE("settings.write", Role.ADMIN, "Change the workspace's settings"),
  LICENCE_READ("licence.read", Role.ADMIN, "See the licence: seats used and left"),
  AUDIT_READ("audit.read", Role.MONITOR, "Read, verify and export the audit log"),
  JOBS_READ("jobs.read", Role.MONITOR, "See jobs and their results"),
  JOBS_WRITE("jobs.write", Role.ADMIN, "Cancel and undo jobs"),
  IDENTITY_PROVIDERS_READ("identity-providers.read", Role.MONITOR, "See the identity providers"),
  IDENTITY_PROVIDERS_WRITE("identity-providers.write", Role.ADMIN, "Set up identity providers"),
  API_TOKENS_READ("api-tokens.read", Role.ADMIN, "See the workspace's API tokens"),
  API_TOKENS_WRITE("api-tokens.write", Role.ADMIN, "Make and end the workspace's API tokens"),
  PROJECTS_READ("projects.read", Role.MONITOR, "See the projects, their servers, agents and users"),
  PROJECTS_WRITE(
      "projects.write", Role.EDITOR, "Change projects: servers, agents, users, auth links");

  private final String id;
  private final @Nullable Role least;
  private final String description;

  Permission(String id, @Nullable Role least, String description) {
    this.id = id;
    this.least = least;
    this.description = description;
  }

  /** The name in the API, such as {@code members.read}. */
  public String id() {
    return id;
  }

  public String description() {
    return description;
  }

  /** True when it is held through a role in a workspace. */
  public boolean ofWorkspace() {
    return least != null;
  }

  public boolean heldBy(Role role) {
    return least != null && role.includes(least);
  }
}
