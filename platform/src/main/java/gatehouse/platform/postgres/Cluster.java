package gatehouse.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The files of the cluster before a server runs on them: made, checked, configured. */
final class Cluster {
  private final DataDirectory directory;
  private final Commands commands;

  Cluster(DataDirectory directory, Commands commands) {
    this.directory = directory;
    this.commands = commands;
  }

  /** Makes the cluster if there is none, else refuses one that this version cannot open. */
  void prepare(boolean durable) throws IOException {
    if (!directory.hasCluster()) {
      refuseUnfinishedRestore();
      initialise(durable);
      return;
    }
    Path cluster = directory.cluster();
    Object owner = Files.getAttribute(cluster, "unix:uid");
    if (owner instanceof Integer uid && uid != Commands.userId()) {
      throw new EmbeddedPostgresException(
          "The cluster in %s belongs to the user with number %d, and Gatehouse runs as %d: start it as the owner, or change the owner with chown -R."
              .formatted(cluster, uid, Commands.userId()));
    }
    String version = Files.readString(cluster.resolve("PG_VERSION")).strip();
    if (!version.equals(Programs.MAJOR)) {
      throw new EmbeddedPostgresException(
          "The cluster in %s was made by PostgreSQL %s, and this Gatehouse brings PostgreSQL %s: start the Gatehouse release that made it, or move the data with PostgreSQL's own pg_upgrade; nothing was changed."
              .formatted(cluster, version, Programs.MAJOR));
    }
    // A copy made with the wrong tool often lost them, and PostgreSQL insists.
    Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwx------"));
  }

  String configuration() throws IOException {
    Path file = configurationFile();
    return Files.exists(file) ? Files.readString(file) : "";
  }

  void configure(String text) throws IOException {
    if (!configuration().equals(text)) {
      Files.writeString(configurationFile(), text);
    }
  }

  private Path configurationFile() {
    return directory.cluster().resolve("postgresql.conf");
  }

  private void refuseUnfinishedRestore() {
    Path unfinished = directory.unfinishedRestore();
    if (Files.exists(unfinished)) {
      throw new EmbeddedPostgresException(
          "A restore into %s was interrupted: run it again with --force, or delete %s to begin with an empty server."
              .formatted(directory.home(), unfinished));
    }
  }

  private void initialise(boolean durable) throws IOException {
    Path fresh = directory.home().resolve("postgres.new");
    FileTree.delete(fresh);
    directory.superuserPassword();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-D", fresh.toString(), "-U", "postgres", "-A", "scram-sha-256"));
    arguments.add("--pwfile=" + directory.home().resolve("postgres.password"));
    // The built-in locale: the system's may change below the indexes, and the bundled ICU is old.
    arguments.addAll(List.of("-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"));
    arguments.add("--no-instructions");
    if (!durable) {
      arguments.add("--no-sync");
    }
    commands.run(Duration.ofMinutes(5), "initdb", arguments);
    Files.move(fresh, directory.cluster(), StandardCopyOption.ATOMIC_MOVE);
    if (durable) {
      FileTree.sync(directory.home());
    }
  }
}
