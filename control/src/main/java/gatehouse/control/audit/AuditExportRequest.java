package gatehouse.control.audit;

import gatehouse.platform.tables.TableFormat;
import org.jspecify.annotations.Nullable;

/**
 * What to export.
 *
 * @param filter as in the list; without it everything
 * @param format csv when absent
 */
public record AuditExportRequest(@Nullable Filter filter, @Nullable TableFormat format) {
  /** The same filters as the list's. */
  public record Filter(
      @Nullable String actor,
      @Nullable String action,
      @Nullable String subject,
      @Nullable String from,
      @Nullable String to,
      @Nullable String q) {}

  AuditFilter wanted() {
    return filter == null
        ? AuditFilter.ALL
        : AuditFilter.of(
            filter.actor(),
            filter.action(),
            filter.subject(),
            filter.from(),
            filter.to(),
            filter.q());
  }

  TableFormat wantedFormat() {
    return format == null ? TableFormat.CSV : format;
  }
}
