package gatehouse.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Keeps every line of the log while a test runs; to be added to the root logger, and removed. */
public final class LogLines extends Handler {
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  public LogLines() {
    setFormatter(new PatternFormatter("%p %c %X %s%e"));
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(getFormatter().format(line));
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    // nothing is open
  }
}
