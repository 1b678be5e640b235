package gatehouse.platform.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The owner of the schema, for migrations, and the server's role, which row-level security binds.
 */
public record Roles(String ownerPassword, String serverPassword) {
  public static final String OWNER = "gatehouse_owner";
  public static final String SERVER = "gatehouse_server";

  public void create(Connection superuser) throws SQLException {
    try (Statement s = superuser.createStatement()) {
      role(s, OWNER, ownerPassword);
      role(s, SERVER, serverPassword);
    }
  }

  public static void createDatabase(Connection superuser, String name) throws SQLException {
    try (Statement s = superuser.createStatement()) {
      try (var found = s.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
        if (found.next()) {
          return;
        }
      }
      s.execute("create database " + name + " owner " + OWNER);
    }
  }

  private static void role(Statement s, String name, String password) throws SQLException {
    s.execute(
        """
        do $$ begin
          if not exists (select from pg_roles where rolname = '%1$s') then create role %1$s; end if;
        end $$
        """
            .formatted(name));
    s.execute(
        "alter role %s login nosuperuser nobypassrls nocreatedb nocreaterole password '%s'"
            .formatted(name, password));
  }
}
