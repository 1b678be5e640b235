package gatehouse.control.bulk;

import java.util.List;

/**
 * What an action would do.
 *
 * @param total how many rows are meant
 * @param will how many it would change
 * @param skipped how many it would leave as they are, by reason
 */
public record BulkPreview(long total, long will, List<Skipped> skipped) {
  public BulkPreview {
    skipped = List.copyOf(skipped);
  }

  /** So many for one reason. */
  public record Skipped(String reason, long count) {}
}
