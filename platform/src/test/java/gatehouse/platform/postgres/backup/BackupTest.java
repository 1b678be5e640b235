package gatehouse.platform.postgres.backup;

import static gatehouse.platform.postgres.TestCluster.execute;
import static gatehouse.platform.postgres.TestCluster.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.postgres.DataDirectory;
import gatehouse.platform.postgres.EmbeddedPostgres;
import gatehouse.platform.postgres.EmbeddedPostgresException;
import gatehouse.platform.postgres.FileTree;
import gatehouse.platform.postgres.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class BackupTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Path ARCHIVES = Path.of("target/backups").toAbsolutePath();
  private static final DataDirectory SERVER = TestCluster.fresh("saved");

  private static Path good = ARCHIVES;

  /** A stopped server with one row, and its archive. */
  @BeforeAll
  static void backUpAStoppedServer() throws IOException, SQLException {
    FileTree.delete(ARCHIVES);
    TestCluster.write(SERVER.key(), "the key");
    SERVER.secret("server.password");
    try (EmbeddedPostgres postgres = TestCluster.start(SERVER)) {
      execute(postgres, "create table kept as select 'a row' as what");
      execute(postgres, "create role somebody login password 'somebody'");
    }
    good = Path.of(Backup.of(SERVER, CLOCK).into(ARCHIVES).file());
  }

  @Test
  void theArchiveIsPrivateAndNamedByItsTimeAndRecorded() throws IOException {
    assertThat(good).hasFileName("gatehouse-backup-20260304T050607Z.tar.gz");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(good)))
        .isEqualTo("rw-------");
    assertThat(LastBackup.of(SERVER))
        .contains(new LastBackup(NOW, NOW, good.toString(), Files.size(good), true));
  }

  @Test
  void aRestoreBringsEverythingAndLeavesItsMark() throws IOException, SQLException {
    DataDirectory other = TestCluster.fresh("restored");
    Restore.Report report = Restore.into(other, CLOCK).from(good);
    assertThat(report).isEqualTo(new Restore.Report(new Restored(NOW, NOW), true, report.aside()));
    assertThat(report.aside()).isEmpty();
    assertThat(other.key()).hasContent("the key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(other.key())))
        .isEqualTo("rw-------");
    assertThat(other.secret("server.password")).isEqualTo(SERVER.secret("server.password"));
    assertThat(Restored.in(other)).contains(report.restored());
    Restored.settled(other);
    assertThat(Restored.in(other)).isEmpty();
    assertThat(other.unfinishedRestore()).doesNotExist();
    try (EmbeddedPostgres postgres = TestCluster.start(other)) {
      assertThat(value(postgres, "select what from kept")).isEqualTo("a row");
      assertThat(value(postgres, "select rolname from pg_roles where rolname = 'somebody'"))
          .isEqualTo("somebody");
    }
  }

  @Test
  void aBackupUnderWriteLoadHoldsEveryRowCommittedBeforeItBegan() throws Exception {
    DataDirectory busy = TestCluster.fresh("busy");
    Map<String, String> smallLog = new HashMap<>(TestCluster.QUICK);
    smallLog.put("max_wal_size", "32MB");
    smallLog.put("min_wal_size", "32MB");
    long before;
    Path archive = ARCHIVES.resolve("busy.tar.gz");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(busy, 0, smallLog)) {
      execute(postgres, "create table load (n bigint primary key, p text, md5 text)");
      execute(postgres, "alter table load alter p set storage external");
      try (WriteLoad load = new WriteLoad(postgres, 2_000)) {
        before = load.committed();
        Backup.of(busy, Clock.systemUTC()).to(archive);
        assertThat(load.committed()).as("it was written meanwhile").isGreaterThan(before);
      }
      assertThat(value(postgres, "select count(*) from pg_replication_slots")).isEqualTo("0");
    }
    DataDirectory other = TestCluster.fresh("busy-restored");
    Restore.into(other, Clock.systemUTC()).from(archive);
    try (EmbeddedPostgres postgres = TestCluster.start(other)) {
      assertThat(Long.parseLong(value(postgres, "select max(n) from load")))
          .isGreaterThanOrEqualTo(before);
      assertThat(value(postgres, "select count(*) = max(n) and bool_and(md5(p) = md5) from load"))
          .as("no hole, no torn row")
          .isEqualTo("t");
      execute(postgres, "create extension amcheck");
      execute(postgres, "select bt_index_check('load_pkey', true)");
    }
  }

  @Test
  void aDamagedArchiveIsRefusedAndNothingChanges() throws IOException {
    byte[] bytes = Files.readAllBytes(good);
    Path cut = ARCHIVES.resolve("cut.tar.gz");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 1000));
    Path flipped = ARCHIVES.resolve("flipped.tar.gz");
    bytes[bytes.length / 2] ^= 1;
    Files.write(flipped, bytes);
    Path other = ARCHIVES.resolve("other.tar.gz");
    TestCluster.write(other, "no archive at all");
    for (Path damaged : new Path[] {cut, flipped, other}) {
      refused(damaged, "is damaged");
    }
    refused(ARCHIVES.resolve("missing.tar.gz"), "no file that can be read");
  }

  @Test
  void anArchiveThatLiesIsRefused() throws IOException {
    Path evil = ARCHIVES.resolve("evil.tar.gz");
    try (ArchiveWriter archive = new ArchiveWriter(evil)) {
      archive.addBytes("../evil", new byte[] {1});
      archive.finish(manifest("18.6", archive.contents()));
    }
    refused(evil, "unsafe name");
    Path changed = ARCHIVES.resolve("changed.tar.gz");
    try (ArchiveWriter archive = new ArchiveWriter(changed)) {
      archive.addBytes("postgres/PG_VERSION", new byte[] {1});
      archive.finish(manifest("18.6", Map.of("postgres/PG_VERSION", new Manifest.Content(1, "0"))));
    }
    refused(changed, "PG_VERSION is not what the manifest says");
    Path old = ARCHIVES.resolve("old.tar.gz");
    try (ArchiveWriter archive = new ArchiveWriter(old)) {
      archive.finish(manifest("17.2", Map.of()));
    }
    refused(old, "was made with PostgreSQL 17.2");
  }

  @Test
  void aDirectoryThatHoldsAServerIsRefusedUnlessItsFilesAreMovedAside()
      throws IOException, SQLException {
    DataDirectory taken = TestCluster.fresh("taken");
    TestCluster.write(taken.key(), "another key");
    assertThatThrownBy(() -> Restore.into(taken, CLOCK).from(good))
        .hasMessageContaining("holds a server already (gatehouse.key)");
    try (EmbeddedPostgres postgres = TestCluster.start(taken)) {
      execute(postgres, "create table older (n int)");
      assertThatThrownBy(() -> Restore.into(taken, CLOCK).movingOldAside().from(good))
          .hasMessageContaining("stop it first");
    }
    assertThatThrownBy(() -> Restore.into(taken, CLOCK).from(good))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("holds a server already (postgres)")
        .hasMessageContaining("--force");
    Path aside = Restore.into(taken, CLOCK).movingOldAside().from(good).aside().orElseThrow();
    assertThat(aside.resolve("postgres/PG_VERSION")).exists();
    assertThat(aside.resolve("gatehouse.key")).hasContent("another key");
    assertThat(taken.key()).hasContent("the key");
    try (EmbeddedPostgres postgres = TestCluster.start(taken)) {
      assertThat(value(postgres, "select what from kept")).isEqualTo("a row");
    }
  }

  @Test
  void theKeyCanBeLeftOutAndThePresentOneStays() throws IOException {
    Path keyless = ARCHIVES.resolve("keyless.tar.gz");
    LastBackup made = Backup.of(SERVER, CLOCK).withoutKey().to(keyless);
    assertThat(made.key()).isFalse();
    DataDirectory other = TestCluster.fresh("keyless");
    TestCluster.write(other.key(), "kept elsewhere");
    assertThat(Restore.into(other, CLOCK).movingOldAside().from(keyless).key()).isFalse();
    assertThat(other.key()).hasContent("kept elsewhere");
  }

  @Test
  void aBackupOverwritesNothingAndNeedsAServer() throws IOException {
    assertThatThrownBy(() -> Backup.of(SERVER, CLOCK).to(good)).hasMessageContaining("exists");
    assertThatThrownBy(() -> Backup.of(SERVER, CLOCK).to(SERVER.cluster().resolve("backup.tar.gz")))
        .hasMessageContaining("cannot lie in the cluster");
    Path none = ARCHIVES.resolve("none.tar.gz");
    assertThatThrownBy(() -> Backup.of(TestCluster.fresh("empty"), CLOCK).to(none))
        .hasMessageContaining("There is no server data");
    assertThat(ARCHIVES).isDirectoryNotContaining(file -> file.toString().endsWith(".partial"));
  }

  private static Manifest manifest(String version, Map<String, Manifest.Content> files) {
    return new Manifest(Manifest.FORMAT, version, NOW, NOW, false, files);
  }

  private static void refused(Path archive, String why) {
    DataDirectory empty = TestCluster.fresh("refused");
    assertThatThrownBy(() -> Restore.into(empty, CLOCK).from(archive))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining(why);
    assertThat(empty.home())
        .isDirectoryNotContaining(file -> !file.getFileName().toString().equals("lock"));
  }
}
