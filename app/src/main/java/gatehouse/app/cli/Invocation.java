package gatehouse.app.cli;

import gatehouse.platform.config.Arguments;
import gatehouse.platform.config.Configuration;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of a command.
 *
 * @param verbose show what the program says to itself, and where a failure comes from
 */
record Invocation(
    Arguments arguments, Map<String, String> environment, boolean verbose, PrintStream out) {

  /** Reads the settings, which a command that needs none leaves unread. */
  Configuration configuration() {
    return Configuration.of(arguments.settings(), environment);
  }

  boolean has(String flag) {
    return arguments.flags().contains(flag);
  }

  Optional<String> value(String option) {
    return Optional.ofNullable(arguments.values().get(option));
  }

  Optional<String> word(int index) {
    List<String> words = arguments.words();
    return index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
  }

  void say(String line) {
    out.println(line);
  }
}
