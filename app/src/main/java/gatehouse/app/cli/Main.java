package gatehouse.app.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The program: its first argument says what it does. */
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String... arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int status = new CommandLine(Commands.all(), System.getenv(), out, err).run(List.of(arguments));
    out.flush();
    System.exit(status);
  }
}
