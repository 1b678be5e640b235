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
 * @param flags the command's own, which take no value
 * @param words what is neither
 */
public record Arguments(Map<String, String> settings, Set<String> flags, List<String> words) {

  /**
   * Reads {@code --port 80}, {@code --port=80}, flags and words; {@code --} ends the options.
   *
   * @param known the command's own flags, such as --force
   */
  public static Arguments of(List<String> arguments, Set<String> known) {
    Map<String, String> settings = new LinkedHashMap<>();
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
      } else if (Setting.all().stream().noneMatch(setting -> setting.option().equals(name))) {
        problems.add(unknown(name, known));
      } else if (equals < 0 && i + 1 == arguments.size()) {
        problems.add(name + " needs a value after it.");
      } else {
        String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
        if (settings.put(name, value) != null) {
          problems.add(name + " is given twice: give it once.");
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new Arguments(settings, flags, words);
  }

  private static String unknown(String name, Set<String> known) {
    List<String> names = new ArrayList<>(known);
    Setting.all().forEach(setting -> names.add(setting.option()));
    return "There is no option "
        + name
        + Nearest.to(name, names)
        + " \"gatehouse config\" lists them all.";
  }
}
