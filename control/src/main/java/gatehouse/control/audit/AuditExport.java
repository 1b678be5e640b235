package gatehouse.control.audit;

import gatehouse.control.access.Permission;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.JobRun;
import gatehouse.platform.jobs.RunJobKind;
import gatehouse.platform.tables.TableFormat;
import gatehouse.platform.tables.TableWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Writes the entries that match into a file, the oldest first. */
@ApplicationScoped
public class AuditExport implements RunJobKind<AuditExport.Wanted> {
  private static final int BATCH = 1_000;
  private static final List<String> COLUMNS =
      List.of(
          "Number",
          "Time (UTC)",
          "Actor",
          "Actor ID",
          "Actor type",
          "Action",
          "Subject",
          "Subject ID",
          "Subject type",
          "Before",
          "After",
          "Address",
          "Request",
          "ID",
          "Hash");

  private final AuditReader reader;
  private final Clock clock;

  AuditExport(AuditReader reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /** Which entries of which chain, in what format. */
  public record Wanted(UUID chain, AuditFilter filter, TableFormat format) {}

  @Override
  public String name() {
    return "audit-export";
  }

  @Override
  public Class<Wanted> arguments() {
    return Wanted.class;
  }

  @Override
  public String permission() {
    return Permission.AUDIT_READ.id();
  }

  @Override
  public void run(Wanted wanted, JobRun run) {
    long total = reader.count(wanted.chain(), wanted.filter(), Long.MAX_VALUE);
    String day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(clock.instant());
    TableFormat format = wanted.format();
    try (TableWriter table =
        format.writer(
            run.file("audit-" + day + "." + format.ending(), format.mediaType()), "Audit log")) {
      table.row(COLUMNS);
      long after = 0;
      long done = 0;
      List<AuditEntry> entries;
      do {
        entries = reader.oldestFirst(wanted.chain(), wanted.filter(), after, BATCH);
        for (AuditEntry entry : entries) {
          table.row(cells(entry));
          after = entry.seq();
        }
        done += entries.size();
        run.progress(done, Math.max(done, total), null);
      } while (!entries.isEmpty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(AuditEntry entry) {
    return List.of(
        Long.toString(entry.seq()),
        entry.at().toString(),
        entry.actorName(),
        Objects.requireNonNullElse(entry.actorId(), ""),
        entry.actorType(),
        entry.action(),
        entry.subjectName(),
        Objects.requireNonNullElse(entry.subjectId(), ""),
        entry.subjectType(),
        entry.before(),
        entry.after(),
        Objects.requireNonNullElse(entry.address(), ""),
        Objects.requireNonNullElse(entry.requestId(), ""),
        IdType.AUDIT_ENTRY.format(entry.id()),
        entry.hash());
  }
}
