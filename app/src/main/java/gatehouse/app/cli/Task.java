package gatehouse.app.cli;

import gatehouse.app.StartupException;
import gatehouse.control.audit.Actor;
import gatehouse.control.audit.CurrentActor;
import gatehouse.platform.http.ProblemException;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The part of a command that needs the services; recorded as done by the command line. */
abstract class Task implements QuarkusApplication {
  @Override
  public final int run(String... arguments) {
    try {
      String answer = CurrentActor.as(Actor.COMMAND_LINE, () -> work(arguments));
      new PrintStream(System.out, true, StandardCharsets.UTF_8).println(answer);
      return CommandLine.DONE;
    } catch (StartupException | ProblemException e) {
      new PrintStream(System.err, true, StandardCharsets.UTF_8)
          .println("gatehouse: " + e.getMessage());
      return CommandLine.FAILED;
    }
  }

  /** Does it and answers what to print. */
  abstract String work(String... arguments);
}
