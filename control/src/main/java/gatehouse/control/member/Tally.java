package gatehouse.control.member;

import gatehouse.control.bulk.BulkPreview;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what an action would do. */
final class Tally {
  private final Map<String, Long> skipped = new LinkedHashMap<>();
  private long total;
  private long will;

  /**
   * One more row.
   *
   * @param refusal why it would be left as it is; null when it would not
   */
  void add(@Nullable String refusal) {
    total++;
    if (refusal == null) {
      will++;
    } else {
      skipped.merge(refusal, 1L, Long::sum);
    }
  }

  /** The most frequent reason first. */
  BulkPreview preview() {
    return new BulkPreview(
        total,
        will,
        skipped.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .map(entry -> new BulkPreview.Skipped(entry.getKey(), entry.getValue()))
            .toList());
  }
}
