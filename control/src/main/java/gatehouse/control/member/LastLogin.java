package gatehouse.control.member;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long ago someone was last here, for a filter. */
public enum LastLogin {
  @JsonProperty("never")
  NEVER(null),
  @JsonProperty("over-30-days")
  OVER_30_DAYS(Duration.ofDays(30)),
  @JsonProperty("over-90-days")
  OVER_90_DAYS(Duration.ofDays(90));

  private final @Nullable Duration ago;

  LastLogin(@Nullable Duration ago) {
    this.ago = ago;
  }

  @Nullable Duration ago() {
    return ago;
  }
}
