package gatehouse.platform.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing an operator can set, and all of them. The guide's table is made from this list.
 *
 * @param <T> what its text becomes
 */
public final class Setting<T> {
  private static final List<Setting<?>> LIST = new ArrayList<>();

  public static final Setting<Integer> PORT =
      add(
          "port",
          Kind.number(0, 65_535),
          "8080",
          "The port people connect to; 0 takes a free one.");

  public static final Setting<String> BIND =
      add(
          "bind",
          Kind.networkAddress(),
          "127.0.0.1",
          "The network address to listen on. The default lets only this machine in, such as a reverse"
              + " proxy on it; 0.0.0.0 lets in everybody who reaches it.");

  public static final Setting<URI> PUBLIC_URL =
      add(
          "public-url",
          Kind.origin(),
          null,
          "The address people use, such as https://gatehouse.example. Links in mails and sign-in"
              + " redirects are made from it, and cookies are for TLS only when it is https. Without"
              + " it: http://localhost and the port.");

  public static final Setting<List<String>> TRUSTED_PROXIES =
      add(
          "trusted-proxies",
          Kind.blocks(),
          null,
          "Addresses or blocks of your reverse proxies, separated by commas. Only what they say about"
              + " a client's address is believed.");

  public static final Setting<Path> DATA =
      add(
          "data",
          Kind.path(),
          "./data",
          "The data directory: the embedded database, its passwords, the key, and the file"
              + " gatehouse.properties. Cannot be set in that file.");

  public static final Setting<Path> BACKUP_DIRECTORY =
      add(
          "backup-directory",
          Kind.path(),
          null,
          "Where backups are written when no file is named. Without it: backups in the data"
              + " directory, which does not survive the loss of that disk.");

  public static final Setting<String> DATABASE_URL =
      add(
          "database-url",
          Kind.database(),
          null,
          "Your own PostgreSQL, version 15 or newer, such as postgresql://db.example/gatehouse."
              + " Without it the embedded one is used.");

  public static final Setting<String> DATABASE_USER =
      add(
          "database-user",
          Kind.text(),
          "gatehouse_server",
          "The role the server works as. It must not own the tables: row-level security binds it.");

  public static final Setting<String> DATABASE_PASSWORD =
      secret("database-password", Kind.text(), "The password of that role.");

  public static final Setting<String> DATABASE_OWNER_USER =
      add(
          "database-owner-user",
          Kind.text(),
          "gatehouse_owner",
          "The role that owns the tables; used for migrations only.");

  public static final Setting<String> DATABASE_OWNER_PASSWORD =
      secret("database-owner-password", Kind.text(), "The password of the owning role.");

  public static final Setting<Integer> DATABASE_POOL_SIZE =
      add(
          "database-pool-size",
          Kind.number(2, 1_000),
          "20",
          "How many connections to the database the server keeps at most.");

  public static final Setting<URI> SMTP_URL =
      secret(
          "smtp-url",
          Kind.mailServer(),
          "The mail server: smtp://user:password@host:port (STARTTLS when offered) or smtps://…"
              + " (TLS from the start). Without it no mail is sent, and links are copied by hand.");

  public static final Setting<String> MAIL_FROM =
      add(
          "mail-from",
          Kind.mailbox(),
          "Gatehouse <gatehouse@localhost>",
          "The sender of the server's mails.");

  public static final Setting<String> SECRETS_KEY =
      secret(
          "secrets-key",
          Kind.keyset(),
          "The key that seals stored secrets, instead of the key file.");

  public static final Setting<Path> SECRETS_KEY_FILE =
      add(
          "secrets-key-file",
          Kind.path(),
          null,
          "The file of that key. Without it: gatehouse.key in the data directory, made at the first"
              + " start. Keep a copy: without the key the stored secrets are lost.");

  public static final Setting<List<String>> ALLOWED_PRIVATE_HOSTS =
      add(
          "allowed-private-hosts",
          Kind.hosts(),
          null,
          "Hosts of your private network, with or without a port, that the server may call: identity"
              + " providers, MCP servers, webhooks. Others that lead to a private address are refused.");

  public static final Setting<Integer> MCP_CALL_SECONDS =
      add(
          "mcp-call-seconds",
          Kind.number(1, 3_600),
          "300",
          "Seconds an MCP server may be silent during a call of an agent. Each sign of progress"
              + " begins them anew; after an hour a call ends in any case.");

  public static final Setting<Integer> ACTIVITY_DAYS =
      add(
          "activity-days",
          Kind.number(0, 36_500),
          "180",
          "Days after which sessions, queries and tool calls of AI tools are dropped; 0 keeps them"
              + " all. What was counted of them stays.");

  public static final Setting<Integer> ARGON2_CONCURRENCY =
      add(
          "argon2-concurrency",
          Kind.number(0, 1_024),
          "0",
          "How many passwords are checked at once, each with 19 MiB and a processor; 0 is one for"
              + " each processor.");

  public static final Setting<Integer> SESSION_IDLE_MINUTES =
      add(
          "session-idle-minutes",
          Kind.number(1, 525_600),
          "480",
          "Minutes without a request after which a session ends.");

  public static final Setting<Integer> SESSION_HOURS =
      add(
          "session-hours",
          Kind.number(1, 8_760),
          "168",
          "Hours after the sign-in at which a session ends in any case.");

  public static final Setting<Integer> ADMIN_SESSION_IDLE_MINUTES =
      add(
          "admin-session-idle-minutes",
          Kind.number(1, 525_600),
          "30",
          "The same as session-idle-minutes, for Admins and operators.");

  public static final Setting<Integer> ADMIN_SESSION_HOURS =
      add(
          "admin-session-hours",
          Kind.number(1, 8_760),
          "12",
          "The same as session-hours, for Admins and operators.");

  public static final Setting<Integer> IMPORT_ROWS =
      add(
          "import-rows",
          Kind.number(0, 10_000_000),
          "500",
          "How many rows a file of users may have that is imported on the page or through the API; 0"
              + " is any number that fits into 5 MB. The command line has no limit.");

  public static final Setting<String> LOG_FORMAT =
      add("log-format", Kind.choice("text", "json"), "text", "The form of the log's lines.");

  public static final Setting<String> METRICS_TOKEN =
      secret(
          "metrics-token",
          Kind.text(),
          "The bearer token with which /q/metrics answers. Without it, it answers nobody.");

  private final String name;
  private final Kind<T> kind;
  private final @Nullable String standard;
  private final boolean secret;
  private final String description;

  private Setting(
      String name, Kind<T> kind, @Nullable String standard, boolean secret, String description) {
    this.name = name;
    this.kind = kind;
    this.standard = standard;
    this.secret = secret;
    this.description = description;
  }

  /** In the order of the guide. */
  public static List<Setting<?>> all() {
    return Collections.unmodifiableList(LIST);
  }

  /** Its name in the file, and under which the features read it, such as gatehouse.port. */
  public String key() {
    return "gatehouse." + name;
  }

  /** Its name on the command line, such as --port. */
  public String option() {
    return "--" + name;
  }

  /** Its name in the environment, such as GATEHOUSE_PORT. */
  public String variable() {
    return "GATEHOUSE_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** Its value is never shown. */
  public boolean isSecret() {
    return secret;
  }

  public String description() {
    return description;
  }

  /** The text used when nothing is set; empty when it has no value then. */
  public Optional<String> standard() {
    return Optional.ofNullable(standard);
  }

  Kind<T> kind() {
    return kind;
  }

  @Override
  public String toString() {
    return key();
  }

  private static <T> Setting<T> add(
      String name, Kind<T> kind, @Nullable String standard, String description) {
    return listed(new Setting<>(name, kind, standard, false, description));
  }

  private static <T> Setting<T> secret(String name, Kind<T> kind, String description) {
    return listed(new Setting<>(name, kind, null, true, description));
  }

  private static <T> Setting<T> listed(Setting<T> setting) {
    LIST.add(setting);
    return setting;
  }
}
