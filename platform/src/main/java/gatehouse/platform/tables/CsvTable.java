package gatehouse.platform.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** CSV after RFC 4180, in UTF-8. */
final class CsvTable implements TableWriter {
  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private final CsvWriter csv;

  CsvTable(OutputStream out) {
    this.csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
  }

  @Override
  public void row(List<String> cells) {
    csv.writeRecord(cells.stream().map(CsvTable::inert).toList());
  }

  /** A spreadsheet computes a cell that begins like a formula; an apostrophe makes it a text. */
  static String inert(String cell) {
    return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
