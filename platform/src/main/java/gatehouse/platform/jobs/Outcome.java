package gatehouse.platform.jobs;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of an item.
 *
 * @param reason in a person's words; null when it is done
 * @param before the state before, for undo; a record or a map
 */
public record Outcome(Kind kind, @Nullable String reason, @Nullable Object before) {
  /** Counted apart. */
  @Schema(name = "ItemOutcome")
  public enum Kind {
    @JsonProperty("done")
    DONE("done"),
    @JsonProperty("skipped")
    SKIPPED("skipped"),
    @JsonProperty("failed")
    FAILED("failed");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    String wireName() {
      return wireName;
    }
  }

  public static Outcome done() {
    return new Outcome(Kind.DONE, null, null);
  }

  /** Done, and can be taken back to {@code before}. */
  public static Outcome done(Object before) {
    return new Outcome(Kind.DONE, null, before);
  }

  /** There was nothing to do, such as: it is so already. */
  public static Outcome skipped(String reason) {
    return new Outcome(Kind.SKIPPED, reason, null);
  }

  public static Outcome failed(String reason) {
    return new Outcome(Kind.FAILED, reason, null);
  }
}
