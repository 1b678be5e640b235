package gatehouse.app;

import gatehouse.platform.config.Configuration;
import gatehouse.platform.config.Setting;
import io.quarkus.runtime.QuarkusApplication;

/** The server's services without its doors, for a command that changes something. */
public final class Services {
  private Services() {}

  /**
   * Runs {@code work} on a database of this version's schema, beside the server or without it, and
   * answers the exit status.
   */
  public static int run(
      Configuration configuration,
      DatabaseAccess access,
      boolean verbose,
      Class<? extends QuarkusApplication> work,
      String... arguments) {
    Logging.ofCommand(verbose);
    configuration.properties().forEach(System::setProperty);
    access.publish();
    System.setProperty("quarkus.http.host-enabled", "false");
    // Nobody listens there; links are made with it.
    System.setProperty("quarkus.http.port", configuration.get(Setting.PORT).toString());
    LastAddress.unlessNamed(configuration)
        .ifPresent(address -> System.setProperty(Setting.PUBLIC_URL.key(), address));
    System.setProperty("quarkus.datasource.jdbc.max-size", "2");
    System.setProperty("gatehouse.background-work", "false");
    System.setProperty(
        "gatehouse.secrets-keyset",
        SecretsKey.read(configuration)
            .orElseThrow(() ->
                new StartupException(
                    "There is no key file %s: name it with --secrets-key-file, or start the server once."
                        .formatted(configuration.keyFile()))));
    return Container.run(work, arguments);
  }
}
