package gatehouse.platform.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * XLSX. Every cell has the type text, which a spreadsheet never computes. Beyond a sheet's last row
 * it goes on in another one.
 */
final class XlsxTable implements TableWriter {
  private static final int ROWS_OF_A_SHEET = 1_048_576;
  private static final int LONGEST_CELL = 32_767;
  private static final int FLUSH_EVERY = 1_000;

  private final OutputStream out;
  private final Workbook book;
  private final String title;
  private Worksheet sheet;
  private int sheets = 1;
  private int row;

  XlsxTable(OutputStream out, String title) {
    this.out = out;
    this.title = title;
    this.book = new Workbook(out, "Gatehouse", "1.0");
    this.sheet = book.newWorksheet(title);
  }

  @Override
  public void row(List<String> cells) throws IOException {
    if (row == ROWS_OF_A_SHEET) {
      sheet.finish();
      sheet = book.newWorksheet(title + " " + ++sheets);
      row = 0;
    }
    for (int column = 0; column < cells.size(); column++) {
      sheet.inlineString(row, column, fitting(cells.get(column)));
    }
    row++;
    if (row % FLUSH_EVERY == 0) {
      sheet.flush();
    }
  }

  private static String fitting(String cell) {
    return cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL - 1) + "…";
  }

  @Override
  public void close() throws IOException {
    sheet.finish();
    book.close();
    out.close();
  }
}
