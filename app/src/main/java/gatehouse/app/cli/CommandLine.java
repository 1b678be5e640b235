package gatehouse.app.cli;

import gatehouse.app.StartupException;
import gatehouse.platform.config.Arguments;
import gatehouse.platform.config.ConfigurationException;
import gatehouse.platform.config.Nearest;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.postgres.EmbeddedPostgresException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the command that is meant, runs it, and says in one sentence what went wrong. */
final class CommandLine {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int ASKED_WRONGLY = 2;

  static final String VERBOSE = "--verbose";
  private static final Set<String> HELP = Set.of("--help", "-h");

  private final List<Command> commands;
  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  CommandLine(
      List<Command> commands, Map<String, String> environment, PrintStream out, PrintStream err) {
    this.commands = commands;
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  int run(List<String> typed) {
    boolean verbose = typed.contains(VERBOSE);
    try {
      return dispatch(typed, verbose);
    } catch (ConfigurationException e) {
      return failed(ASKED_WRONGLY, String.valueOf(e.getMessage()), e, verbose);
    } catch (UsageException e) {
      return failed(ASKED_WRONGLY, "gatehouse: " + e.getMessage(), e, verbose);
    } catch (StartupException | EmbeddedPostgresException | ProblemException e) {
      return failed(FAILED, "gatehouse: " + e.getMessage(), e, verbose);
    } catch (RuntimeException e) {
      String message =
          "gatehouse: this should not have happened: %s. Run it again with --verbose to see where."
              .formatted(e);
      return failed(FAILED, message.lines().findFirst().orElse(message), e, verbose);
    }
  }

  private int dispatch(List<String> typed, boolean verbose) {
    if (typed.isEmpty() || HELP.contains(typed.getFirst())) {
      return help(List.of());
    }
    if (typed.getFirst().equals("--version")) {
      return dispatch(List.of("version"), verbose);
    }
    if (typed.getFirst().equals("help")) {
      return help(typed.subList(1, typed.size()));
    }
    Command command = find(typed).orElseThrow(() -> unknown(typed));
    int length = command.name().split(" ").length;
    List<String> rest = new ArrayList<>(typed.subList(length, typed.size()));
    if (rest.stream().anyMatch(HELP::contains)) {
      out.print(HelpText.of(command));
      return DONE;
    }
    Set<String> flags = new HashSet<>(command.flags());
    flags.add(VERBOSE);
    Arguments arguments = Arguments.of(rest, flags, command.valued());
    checkWords(command, arguments.words());
    return command.run(new Invocation(arguments, environment, verbose, out));
  }

  private int help(List<String> about) {
    List<String> words = about.stream().filter(word -> !word.startsWith("-")).toList();
    if (words.isEmpty()) {
      out.print(HelpText.all());
    } else {
      out.print(HelpText.of(find(words).orElseThrow(() -> unknown(words))));
    }
    return DONE;
  }

  private Optional<Command> find(List<String> typed) {
    String two = String.join(" ", typed.subList(0, Math.min(2, typed.size())));
    return commands.stream()
        .filter(command -> command.name().equals(typed.getFirst()) || command.name().equals(two))
        .findFirst();
  }

  private UsageException unknown(List<String> typed) {
    String first = typed.getFirst();
    List<String> group =
        commands.stream().map(Command::name).filter(name -> name.startsWith(first + " ")).toList();
    if (!group.isEmpty()) {
      return new UsageException("say which: " + String.join(", ", group) + ".");
    }
    List<String> names =
        commands.stream().filter(command -> !command.hidden()).map(Command::name).toList();
    return new UsageException(
        "there is no command \""
            + first
            + "\""
            + Nearest.to(first, names)
            + " \"gatehouse help\" lists them all.");
  }

  private static void checkWords(Command command, List<String> words) {
    String hint = " Use: " + HelpText.usage(command);
    if (words.size() < command.leastWords()) {
      throw new UsageException("something is missing." + hint);
    }
    if (words.size() > command.mostWords()) {
      throw new UsageException("\"" + words.get(command.mostWords()) + "\" is too much." + hint);
    }
  }

  private int failed(int status, String message, Exception e, boolean verbose) {
    err.println(message);
    if (verbose) {
      e.printStackTrace(err);
    }
    return status;
  }
}
