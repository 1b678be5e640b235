package gatehouse.platform.config;

import gatehouse.platform.config.Configuration.Origin;
import gatehouse.platform.config.Configuration.Source;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Puts the sources together and collects what is wrong with them. */
final class ConfigurationReader {
  /** Read by the launcher script, not by the server. */
  private static final Set<String> LAUNCHER =
      Set.of("GATEHOUSE_CACHE", "GATEHOUSE_JAVA_OPTS", "GATEHOUSE_WARM_UP");

  private static final String KUBERNETES =
      " Kubernetes sets such variables for a Service named gatehouse: put enableServiceLinks: false"
          + " into the pod.";

  private final Map<String, String> options;
  private final Map<String, String> environment;
  private final Map<Setting<?>, Source> sources = new HashMap<>();
  private final Map<Setting<?>, Object> values = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  ConfigurationReader(Map<String, String> options, Map<String, String> environment) {
    this.options = options;
    this.environment = environment;
  }

  Configuration read() {
    Setting.all().forEach(this::fromCommandLineOrEnvironment);
    refuseUnknownVariables();
    read(Setting.DATA);
    if (values.get(Setting.DATA) instanceof Path data) {
      readFile(data.resolve(Configuration.FILE));
    }
    Setting.all().stream().filter(setting -> setting != Setting.DATA).forEach(this::read);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new Configuration(values, sources);
  }

  private void fromCommandLineOrEnvironment(Setting<?> setting) {
    String option = options.get(setting.option());
    String variable = environment.get(setting.variable());
    if (option != null) {
      sources.put(setting, new Source(option, Origin.COMMAND_LINE));
    } else if (variable != null && !variable.isBlank()) {
      // Set but empty is how compose files and charts say "not set".
      sources.put(setting, new Source(variable, Origin.ENVIRONMENT));
    }
  }

  private void refuseUnknownVariables() {
    Set<String> names = new TreeSet<>();
    Setting.all().forEach(setting -> names.add(setting.variable()));
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith("GATEHOUSE_") && !names.contains(name) && !LAUNCHER.contains(name)) {
        boolean kubernetes = name.matches("GATEHOUSE_(SERVICE_.*|PORT_\\d+_.*|.*_SERVICE_HOST)");
        problems.add(
            "The environment variable "
                + name
                + " means nothing to Gatehouse"
                + (kubernetes ? "." + KUBERNETES : Nearest.to(name, names)));
      }
    }
  }

  private void readFile(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return;
    } catch (AccessDeniedException e) {
      problems.add("The file " + file + " may not be read by this user: give it the right to.");
      return;
    } catch (IOException | IllegalArgumentException e) {
      problems.add("The file " + file + " cannot be read: " + e.getMessage() + ".");
      return;
    }
    Map<String, Setting<?>> byKey = new HashMap<>();
    Setting.all().forEach(setting -> byKey.put(setting.key(), setting));
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      Setting<?> setting = byKey.get(key);
      String text = properties.getProperty(key, "");
      if (setting == null) {
        problems.add(
            "There is no setting " + key + " (in " + file + ")" + Nearest.to(key, byKey.keySet()));
      } else if (setting == Setting.DATA) {
        problems.add(
            key + " cannot be set in " + file + ", which it would lead away from: use --data.");
      } else if (!text.isBlank()) {
        sources.putIfAbsent(setting, new Source(text, Origin.FILE));
      }
    }
  }

  private void read(Setting<?> setting) {
    setting
        .standard()
        .ifPresent(text -> sources.putIfAbsent(setting, new Source(text, Origin.STANDARD)));
    Source source = sources.get(setting);
    if (source == null) {
      return;
    }
    try {
      values.put(setting, setting.kind().read(source.text().strip()));
    } catch (IllegalArgumentException e) {
      problems.add(wrong(setting, source));
    }
  }

  private static String wrong(Setting<?> setting, Source source) {
    String name =
        switch (source.origin()) {
          case COMMAND_LINE -> setting.option();
          case ENVIRONMENT -> setting.variable();
          case FILE, STANDARD -> setting.key();
        };
    String shown = setting.isSecret() ? "" : ", not \"" + source.text() + "\"";
    boolean kubernetes = setting == Setting.PORT && source.text().startsWith("tcp://");
    return name
        + " must be "
        + setting.kind().expects()
        + shown
        + "."
        + (kubernetes ? KUBERNETES : "");
  }
}
