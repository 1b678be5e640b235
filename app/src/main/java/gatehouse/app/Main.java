package gatehouse.app;

import gatehouse.platform.config.Arguments;
import gatehouse.platform.config.Configuration;
import gatehouse.platform.config.ConfigurationException;
import gatehouse.platform.postgres.EmbeddedPostgresException;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.Set;

/** The program: its first argument says what it does. */
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String... args) {
    try {
      ServerStart.Mode mode =
          switch (args.length == 0 ? "run" : args[0]) {
            case "demo" -> ServerStart.Mode.DEMO;
            case "warm-up" -> ServerStart.Mode.WARM_UP;
            default -> ServerStart.Mode.RUN;
          };
      List<String> options = List.of(args).subList(Math.min(1, args.length), args.length);
      ServerStart.run(
          Configuration.of(Arguments.of(options, Set.of()).settings(), System.getenv()), mode);
    } catch (ConfigurationException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (StartupException | EmbeddedPostgresException e) {
      System.err.println("gatehouse: " + e.getMessage());
      System.exit(1);
    }
  }
}
