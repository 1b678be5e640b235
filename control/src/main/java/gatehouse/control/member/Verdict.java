package gatehouse.control.member;

import org.jspecify.annotations.Nullable;

/**
 * What became of a candidate, or would.
 *
 * @param reason in a person's words
 */
public record Verdict(Kind kind, @Nullable String reason) {
  /** Counted apart. */
  public enum Kind {
    ADDED,
    UPDATED,
    SKIPPED,
    FAILED
  }

  static final Verdict ADD = new Verdict(Kind.ADDED, null);
  static final Verdict ALREADY = skipped("Is a member already");

  static Verdict updated() {
    return new Verdict(Kind.UPDATED, "Was a member already; updated");
  }

  public static Verdict skipped(String reason) {
    return new Verdict(Kind.SKIPPED, reason);
  }

  public static Verdict failed(String reason) {
    return new Verdict(Kind.FAILED, reason);
  }
}
