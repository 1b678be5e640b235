package gatehouse.app;

import gatehouse.platform.config.Configuration;
import gatehouse.platform.config.Setting;
import gatehouse.platform.postgres.DataDirectory;
import gatehouse.platform.postgres.Roles;
import java.util.Optional;

/** Where the database is and who goes in: the server, and the owner of the schema. */
public record DatabaseAccess(
    String url, String user, String password, String owner, String ownerPassword) {
  /** Of the database in the embedded cluster. */
  public static final String NAME = "gatehouse";

  /** The operator's own database, when there is one. */
  public static Optional<DatabaseAccess> external(Configuration configuration) {
    return configuration
        .find(Setting.DATABASE_URL)
        .map(url ->
            new DatabaseAccess(
                url,
                configuration.get(Setting.DATABASE_USER),
                configuration.find(Setting.DATABASE_PASSWORD).orElse(""),
                configuration.get(Setting.DATABASE_OWNER_USER),
                configuration.find(Setting.DATABASE_OWNER_PASSWORD).orElse("")));
  }

  /** The embedded one, with the passwords kept beside it. */
  public static DatabaseAccess embedded(String url, DataDirectory directory) {
    Roles roles = roles(directory);
    return new DatabaseAccess(
        url, Roles.SERVER, roles.serverPassword(), Roles.OWNER, roles.ownerPassword());
  }

  static Roles roles(DataDirectory directory) {
    return new Roles(directory.secret("owner.password"), directory.secret("server.password"));
  }

  /** Tells the server's pool. */
  void publish() {
    System.setProperty("quarkus.datasource.jdbc.url", url);
    System.setProperty("quarkus.datasource.username", user);
    System.setProperty("quarkus.datasource.password", password);
  }
}
