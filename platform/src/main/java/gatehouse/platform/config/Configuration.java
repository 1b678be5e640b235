package gatehouse.platform.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Every setting's value, checked. What the command line says wins over the environment over the
 * file.
 */
public final class Configuration {
  /** The file in the data directory. */
  public static final String FILE = "gatehouse.properties";

  /** A setting's text and where it was found, for messages. */
  record Source(String text, Origin origin) {}

  enum Origin {
    COMMAND_LINE,
    ENVIRONMENT,
    FILE,
    STANDARD
  }

  private final Map<Setting<?>, Object> values;
  private final Map<Setting<?>, Source> sources;

  Configuration(Map<Setting<?>, Object> values, Map<Setting<?>, Source> sources) {
    this.values = Map.copyOf(values);
    this.sources = Map.copyOf(sources);
  }

  /**
   * Reads all of it, or throws a {@link ConfigurationException} that names everything wrong.
   *
   * @param options by option, see {@link Arguments#settings}
   * @param environment of the process; only what begins with GATEHOUSE_ is looked at
   */
  public static Configuration of(Map<String, String> options, Map<String, String> environment) {
    return new ConfigurationReader(options, environment).read();
  }

  /** The value of a setting that always has one. */
  public <T> T get(Setting<T> setting) {
    return find(setting).orElseThrow(() -> new NoSuchElementException(setting.key()));
  }

  public <T> Optional<T> find(Setting<T> setting) {
    @SuppressWarnings("unchecked") // the reader puts what the setting's own kind made
    T value = (T) values.get(setting);
    return Optional.ofNullable(value);
  }

  /** Absolute, so that messages say where it really is. */
  public Path data() {
    return get(Setting.DATA).toAbsolutePath().normalize();
  }

  /** Where backups go when no file is named. */
  public Path backupDirectory() {
    return find(Setting.BACKUP_DIRECTORY).orElseGet(() -> data().resolve("backups"));
  }

  /** The file of the key that seals secrets; not used when the key itself is set. */
  public Path keyFile() {
    return find(Setting.SECRETS_KEY_FILE).orElseGet(() -> data().resolve("gatehouse.key"));
  }

  /** By key, as the features' configuration reads them; lists are joined by commas. */
  public Map<String, String> properties() {
    Map<String, String> all = new LinkedHashMap<>();
    for (Setting<?> setting : Setting.all()) {
      Object value = values.get(setting);
      if (value instanceof List<?> list) {
        all.put(setting.key(), String.join(",", list.stream().map(Object::toString).toList()));
      } else if (value != null) {
        all.put(setting.key(), value.toString());
      }
    }
    return all;
  }

  /** Settings that work but endanger the server or its people; to be said at each start. */
  public List<String> warnings() {
    return UnsafeSettings.in(this);
  }

  /** True when somebody set it, whatever to. */
  public boolean isChosen(Setting<?> setting) {
    return source(setting).filter(source -> source.origin() != Origin.STANDARD).isPresent();
  }

  Optional<Source> source(Setting<?> setting) {
    return Optional.ofNullable(sources.get(setting));
  }
}
