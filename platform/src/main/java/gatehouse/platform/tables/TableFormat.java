package gatehouse.platform.tables;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** The kinds of table files. */
public enum TableFormat {
  @JsonProperty("csv")
  CSV("text/csv; charset=utf-8"),
  @JsonProperty("xlsx")
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String mediaType;

  TableFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  public TableWriter writer(OutputStream out, String title) throws IOException {
    return switch (this) {
      case CSV -> new CsvTable(out);
      case XLSX -> new XlsxTable(out, title);
    };
  }
}
