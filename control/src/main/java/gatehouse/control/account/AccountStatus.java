package gatehouse.control.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Whether an account may be used. A deleted one is a tombstone: its id and nothing else. */
public enum AccountStatus {
  @JsonProperty("active")
  ACTIVE,
  @JsonProperty("disabled")
  DISABLED,
  @JsonProperty("deleted")
  DELETED;

  /** As it stands in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
