package gatehouse.control.member;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to a candidate who is a member already. */
public enum Existing {
  /** They stay as they are. */
  @JsonProperty("skip")
  SKIP,
  /** What the file tells of role, team, tags and sites is theirs from now on. */
  @JsonProperty("update")
  UPDATE
}
