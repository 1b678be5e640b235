package gatehouse.platform.http;

import org.jspecify.annotations.Nullable;

/** Entity tags from row versions (RFC 9110, 8.8.3): a change names the version it was made on. */
public final class EntityTags {
  private static final int LONGEST = 500;

  private EntityTags() {}

  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Refuses a change made on another version.
   *
   * @param ifMatch the If-Match header; absent or {@code *} means: whatever is there
   */
  public static void check(@Nullable String ifMatch, long version) {
    if (ifMatch == null || ifMatch.equals("*") || ifMatch.equals(of(version))) {
      return;
    }
    // Possessive and short: a backtracking match of a long header would end the stack.
    if (ifMatch.length() > LONGEST
        || !ifMatch.matches("(?:W/)?\"[^\"]*+\"(?:\\s*+,\\s*+(?:W/)?\"[^\"]*+\")*+")) {
      throw ProblemException.invalid(
          "header:If-Match", "Must be the ETag of an earlier answer, such as \"3\", or *");
    }
    throw new ProblemException(
        ProblemType.STALE, "Load it again, look at what changed, and make your change on that.");
  }
}
