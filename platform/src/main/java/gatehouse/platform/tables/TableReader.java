package gatehouse.platform.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file row by row, as spreadsheets write them: UTF-8 or UTF-16, with or without a byte
 * order mark, cells separated by commas, semicolons or tabs. What cannot be read as a character is
 * {@link #UNREADABLE} in the cell.
 */
public final class TableReader implements AutoCloseable {
  public static final char UNREADABLE = '\ufffd';

  private static final int LONGEST_HEADINGS = 64 * 1024;
  private static final int SAMPLE = 4 * 1024;
  private static final String SEPARATORS = ",;\t";
  private static final int LONGEST_ROW = 1024 * 1024;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final CsvReader<CsvRecord> csv;
  private final Iterator<CsvRecord> rows;
  private final List<String> headings;

  private TableReader(CsvReader<CsvRecord> csv) {
    this.csv = csv;
    this.rows = csv.iterator();
    Row first = next();
    if (first == null) {
      throw new UnreadableTableException("The file is empty");
    }
    this.headings = first.cells();
  }

  /** One row, and the line of the file that it begins in. */
  public record Row(long line, List<String> cells) {}

  /**
   * Opens a file, the first row of which are its headings.
   *
   * @throws UnreadableTableException when it is empty or has no end of a quotation
   */
  public static TableReader of(InputStream file) {
    try {
      BufferedInputStream bytes = new BufferedInputStream(file);
      BufferedReader text =
          new BufferedReader(new InputStreamReader(bytes, encoding(bytes)), LONGEST_HEADINGS);
      text.mark(1);
      if (text.read() != BYTE_ORDER_MARK) {
        text.reset();
      }
      return new TableReader(
          CsvReader.builder()
              .fieldSeparator(separator(text))
              .skipEmptyLines(true)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .allowUnclosedQuote(false)
              .maxBufferSize(LONGEST_ROW)
              .ofCsvRecord(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By its byte order mark, or by where the zeros of plain letters stand. */
  private static Charset encoding(BufferedInputStream file) throws IOException {
    file.mark(SAMPLE);
    byte[] start = file.readNBytes(SAMPLE);
    file.reset();
    int even = 0;
    int odd = 0;
    for (int i = 0; i < start.length; i++) {
      if (start[i] == 0) {
        if (i % 2 == 0) {
          even++;
        } else {
          odd++;
        }
      }
    }
    if (marked(start, 0xfe, 0xff) || even > start.length / 4) {
      return StandardCharsets.UTF_16BE;
    }
    return marked(start, 0xff, 0xfe) || odd > start.length / 4
        ? StandardCharsets.UTF_16LE
        : StandardCharsets.UTF_8;
  }

  private static boolean marked(byte[] start, int first, int second) {
    return start.length > 1 && (start[0] & 0xff) == first && (start[1] & 0xff) == second;
  }

  /** The one that stands most often between the headings. */
  private static char separator(BufferedReader text) throws IOException {
    text.mark(LONGEST_HEADINGS);
    int[] found = new int[SEPARATORS.length()];
    boolean quoted = false;
    int read = 0;
    for (int c = text.read();
        c >= 0 && (quoted || (c != '\n' && c != '\r')) && ++read < LONGEST_HEADINGS;
        c = text.read()) {
      quoted ^= c == '"';
      int which = quoted ? -1 : SEPARATORS.indexOf(c);
      if (which >= 0) {
        found[which]++;
      }
    }
    text.reset();
    int most = 0;
    for (int i = 1; i < found.length; i++) {
      most = found[i] > found[most] ? i : most;
    }
    return SEPARATORS.charAt(most);
  }

  public List<String> headings() {
    return headings;
  }

  /** The next row; null behind the last. Rows without any text are left out. */
  public @Nullable Row next() {
    try {
      while (rows.hasNext()) {
        CsvRecord next = rows.next();
        if (next.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
          return new Row(next.getStartingLineNumber(), next.getFields());
        }
      }
      return null;
    } catch (CsvParseException e) {
      throw new UnreadableTableException(
          "The file is no CSV: a quotation that does not end, or a row beyond all measure");
    }
  }

  @Override
  public void close() {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
