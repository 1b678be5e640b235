package gatehouse.control.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event.
 *
 * @param id as the sender calls it; null when it has none
 * @param pointer the field that is wrong, such as /data/email
 */
record Verdict(
    @Nullable String id, Outcome outcome, @Nullable String pointer, @Nullable String detail) {

  static Verdict of(String id, boolean fresh) {
    return new Verdict(id, fresh ? Outcome.ACCEPTED : Outcome.DUPLICATE, null, null);
  }

  static Verdict refused(@Nullable String id, Refused why) {
    return new Verdict(id, Outcome.REJECTED, why.pointer(), why.detail());
  }

  /** In few words. */
  enum Outcome {
    /** It is kept and counted. */
    @JsonProperty("accepted")
    ACCEPTED,
    /** It was there already. */
    @JsonProperty("duplicate")
    DUPLICATE,
    /** It cannot be taken as it is. */
    @JsonProperty("rejected")
    REJECTED
  }
}
