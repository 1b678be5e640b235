package gatehouse.control.importing;

import gatehouse.control.account.EmailAddress;
import gatehouse.control.member.Candidate;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.tables.TableReader;
import gatehouse.platform.tables.UnreadableTableException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of people, read row by row; what is wrong in itself is told with the row. */
final class ImportFile implements AutoCloseable {
  private final TableReader table;
  private final Columns columns;
  private final Map<String, Long> lines = new HashMap<>();

  private ImportFile(TableReader table, Columns columns) {
    this.table = table;
    this.columns = columns;
  }

  /**
   * Opens it.
   *
   * @param mapping what is in columns whose headings do not say it, by heading
   * @throws ProblemException when it is no table of people at all
   */
  static ImportFile of(InputStream file, Map<String, ImportField> mapping) {
    try {
      TableReader table = TableReader.of(file);
      return new ImportFile(table, new Columns(table.headings(), mapping));
    } catch (UnreadableTableException e) {
      throw unreadable(e);
    }
  }

  /**
   * A row, and who it tells of.
   *
   * @param candidate null when the row has a fault
   */
  record Read(ImportRow row, @Nullable Candidate candidate) {}

  /** The next row; null behind the last. */
  @Nullable Read next() {
    TableReader.Row next;
    try {
      next = table.next();
    } catch (UnreadableTableException e) {
      throw unreadable(e);
    }
    if (next == null) {
      return null;
    }
    ImportRow row = columns.row(next);
    try {
      Candidate candidate = Candidates.of(row);
      Long earlier = lines.putIfAbsent(key(candidate.email()), row.line());
      return earlier == null
          ? new Read(row, candidate)
          : new Read(row.withFault("The same address is in line " + earlier), null);
    } catch (IllegalArgumentException e) {
      return new Read(row.withFault(String.valueOf(e.getMessage())), null);
    }
  }

  private static String key(EmailAddress email) {
    return email.key();
  }

  private static ProblemException unreadable(UnreadableTableException e) {
    return ProblemException.invalid("", String.valueOf(e.getMessage()));
  }

  /** The rest of it. */
  List<ImportRow> rows(int most) {
    List<ImportRow> rows = new java.util.ArrayList<>();
    for (Read next = next(); next != null; next = next()) {
      rows.add(next.row());
      if (rows.size() > most) {
        throw ProblemException.invalid(
            "",
            "The file has more than %d rows. Split it; or whoever runs the server imports it with"
                    .formatted(most)
                + " \"gatehouse member import\", which knows no limit.");
      }
    }
    if (rows.isEmpty()) {
      throw ProblemException.invalid("", "There is no row below the headings");
    }
    return rows;
  }

  @Override
  public void close() {
    table.close();
  }
}
