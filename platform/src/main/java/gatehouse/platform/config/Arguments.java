package gatehouse.platform.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A command's arguments, taken apart.
 *
 * @param settings by option, such as --port
 * @param values by option, of the command's own options that take one
 * @param flags the command's own, which take no value
 * @param words what is neither
 */
public record Arguments(
    Map<String, String> settings,
    Map<String, String> values,
    Set<String> flags,
    List<String> words) {

  /** As {@link #of(List, Set, Set)}, for a command without valued options of its own. */
  public static Arguments of(List<String> arguments, Set<String> known) {
    return of(arguments, known, Set.of());
  }

  /**
   * Reads {@code --port 80}, {@code --port=80}, flags and words; {@code --} ends the options.
   *
   * @param known the command's own flags, such as --force
   * @param valued the command's own options with a value, such as --first-name
   */
  public static Arguments of(List<String> arguments, Set<String> known, Set<String> valued) {
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> flags = new LinkedHashSet<>();
    List<String> words = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    boolean options = true;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!options || !argument.startsWith("-") || argument.equals("-")) {
        words.add(argument);
      } else if (argument.equals("--")) {
        options = false;
      } else if (known.contains(argument)) {
        flags.add(argument);
      } else if (!valued.contains(name) && !isSetting(name)) {
        problems.add(unknown(name, known, valued));
      } else if (equals < 0 && i + 1 == arguments.size()) {
        problems.add(name + " needs a value after it.");
      } else {
        String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
        if ((valued.contains(name) ? values : settings).put(name, value) != null) {
          problems.add(name + " is given twice: give it once.");
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new Arguments(settings, values, flags, words);
  }

  private static boolean isSetting(String option) {
    return Setting.all().stream().anyMatch(setting -> setting.option().equals(option));
  }

  private static String unknown(String name, Set<String> known, Set<String> valued) {
    List<String> names = new ArrayList<>(known);
    names.addAll(valued);
    Setting.all().forEach(setting -> names.add(setting.option()));
    return "There is no option "
        + name
        + Nearest.to(name, names)
        + " \"gatehouse config\" lists them all.";
  }
}
