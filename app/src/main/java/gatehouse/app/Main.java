package gatehouse.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the database, then the server on it. */
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String... args) {
    ServerDatabase.start();
    Quarkus.run(args);
  }
}
