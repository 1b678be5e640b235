package gatehouse.platform.tables;

import java.io.IOException;
import java.util.List;

/** Writes rows of texts. Closing it ends the file and closes what it writes to. */
public interface TableWriter extends AutoCloseable {
  void row(List<String> cells) throws IOException;

  @Override
  void close() throws IOException;
}
