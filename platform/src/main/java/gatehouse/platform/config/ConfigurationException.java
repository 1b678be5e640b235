package gatehouse.platform.config;

import java.io.Serial;
import java.util.List;

/** What is wrong with the configuration, all of it at once, each with the way out. */
public final class ConfigurationException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** One sentence for each wrong setting. */
  public ConfigurationException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
