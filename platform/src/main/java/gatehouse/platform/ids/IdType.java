package gatehouse.platform.ids;

import java.util.UUID;

/** The prefixes of TypeIDs: what an id is of can be read off it. */
public enum IdType {
  ACCOUNT("usr"),
  ACCOUNT_SESSION("ses"),
  ACCOUNT_DEVICE("dev"),
  WORKSPACE("wsp"),
  PERSON("psn"),
  MEMBER("mem"),
  INVITATION("inv"),
  IDENTITY_PROVIDER("idp"),
  API_TOKEN("tok"),
  AUDIT_ENTRY("aud"),
  JOB("job"),
  TEAM("tem"),
  TAG("tag"),
  SITE("ste"),
  SAVED_VIEW("vew"),
  PROJECT("prj"),
  MCP_SERVER("srv"),
  AGENT("agt"),
  AGENT_KEY("gak"),
  PROJECT_USER("pus"),
  CREDENTIAL("crd"),
  AUTH_LINK("lnk"),
  MCP_SESSION("mcs"),
  TOOL_CALL("cal");

  private final String prefix;

  IdType(String prefix) {
    this.prefix = prefix;
  }

  public String prefix() {
    return prefix;
  }

  /** The id as it is shown outside, such as {@code usr_01h455vb4pex5vsknk084sn02q}. */
  public String format(UUID id) {
    return TypeId.format(prefix, id);
  }

  /**
   * Reads an id as it came from outside.
   *
   * @throws MalformedIdException if it is not an id of this type
   */
  public UUID parse(String text) {
    return TypeId.parse(prefix, text);
  }
}
