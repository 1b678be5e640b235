package gatehouse.platform.postgres;

import static gatehouse.platform.postgres.TestCluster.execute;
import static gatehouse.platform.postgres.TestCluster.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One cluster through all that can happen between two starts; the tests do not depend on order. */
final class EmbeddedPostgresTest {
  private static final DataDirectory DIRECTORY = TestCluster.fresh("life");

  @BeforeAll
  static void make() throws SQLException {
    try (EmbeddedPostgres postgres = TestCluster.start(DIRECTORY)) {
      execute(postgres, "create table kept (n int)");
      execute(postgres, "insert into kept values (1)");
    }
  }

  @Test
  void aServerWhoseParentWasKilledIsAdopted() throws Exception {
    String before;
    try (ServerProcess parent = ServerProcess.start(DIRECTORY)) {
      before = parent.says();
      parent.kill();
    }
    try (EmbeddedPostgres postgres = TestCluster.start(DIRECTORY)) {
      assertThat(before).isEqualTo("ready " + postgres.pid());
      assertThat(value(postgres, "select n from kept")).isEqualTo("1");
    }
  }

  @Test
  void aSecondServerOnTheSameDirectoryIsRefusedAtOnce() throws Exception {
    try (EmbeddedPostgres first = TestCluster.start(DIRECTORY);
        ServerProcess second = ServerProcess.start(DIRECTORY)) {
      assertThat(second.says()).startsWith("Another Gatehouse server is using the data directory");
      assertThatThrownBy(() -> TestCluster.start(DIRECTORY))
          .isInstanceOf(EmbeddedPostgresException.class)
          .hasMessageContaining("--data");
      try (ServerProcess third = ServerProcess.start(DIRECTORY)) {
        assertThat(third.says())
            .as("the refused attempt in this process must not drop its lock")
            .startsWith("Another Gatehouse server");
      }
      assertThat(value(first, "select n from kept")).isEqualTo("1");
    }
  }

  @Test
  void otherSettingsRestartTheServerLeftRunning() throws SQLException {
    long before = abandoned();
    Map<String, String> other = new HashMap<>(TestCluster.QUICK);
    other.put("application_name", "it's other");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(DIRECTORY, 0, other)) {
      assertThat(postgres.pid()).isNotEqualTo(before);
      assertThat(value(postgres, "select n from kept")).isEqualTo("1");
    }
  }

  @Test
  void otherProgramsRestartTheServerLeftRunning() throws IOException, SQLException {
    long before = abandoned();
    Path newer = Path.of("target/newer-programs");
    FileTree.delete(newer);
    Files.createDirectories(newer);
    Process copy =
        new ProcessBuilder("cp", "-r", TestCluster.PROGRAMS + "/.", newer.toString()).start();
    assertThat(copy.onExit().join().exitValue()).isZero();
    DataDirectory upgraded = DataDirectory.at(DIRECTORY.home(), newer);
    try (EmbeddedPostgres postgres = TestCluster.start(upgraded)) {
      assertThat(postgres.pid()).isNotEqualTo(before);
      assertThat(value(postgres, "select n from kept")).isEqualTo("1");
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsReplaced() throws Exception {
    long before = abandoned();
    TestCluster.signal("STOP", before);
    try (EmbeddedPostgres postgres = TestCluster.start(DIRECTORY)) {
      assertThat(postgres.pid()).isNotEqualTo(before);
      assertThat(value(postgres, "select n from kept")).isEqualTo("1");
    }
  }

  @Test
  void aPidFileThatNamesAnotherProgramIsStale() throws Exception {
    EmbeddedPostgres dead = TestCluster.start(DIRECTORY);
    Path pidFile = DIRECTORY.cluster().resolve("postmaster.pid");
    String text = Files.readString(pidFile);
    TestCluster.kill(dead.pid());
    dead.close();
    try (EmbeddedPostgres foreign = TestCluster.start(TestCluster.fresh("foreign"))) {
      for (long living : new long[] {ProcessHandle.current().pid(), foreign.pid()}) {
        TestCluster.write(pidFile, text.replaceFirst("\\d+", Long.toString(living)));
        try (EmbeddedPostgres postgres = TestCluster.start(DIRECTORY)) {
          assertThat(value(postgres, "select n from kept")).isEqualTo("1");
        }
      }
      assertThat(value(foreign, "select 'unharmed'")).isEqualTo("unharmed");
    }
  }

  @Test
  void aRestartKeepsThePortAndRaisesADeadServer() throws SQLException {
    try (EmbeddedPostgres postgres = TestCluster.start(DIRECTORY)) {
      int port = postgres.port();
      postgres.restart();
      assertThat(value(postgres, "select n from kept")).isEqualTo("1");
      TestCluster.kill(postgres.pid());
      postgres.restart();
      assertThat(value(postgres, "select n from kept")).isEqualTo("1");
      assertThat(postgres.port()).isEqualTo(port);
      assertThat(value(postgres, "show server_version")).startsWith(postgres.version());
    }
  }

  @Test
  void anOccupiedPortIsNamedAndTheDirectoryIsFreeAgain() throws Exception {
    try (var occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = occupied.getLocalPort();
      assertThatThrownBy(() -> EmbeddedPostgres.start(DIRECTORY, port, TestCluster.QUICK))
          .isInstanceOf(EmbeddedPostgresException.class)
          .hasMessageContaining("used by another program");
    }
    TestCluster.start(DIRECTORY).close();
  }

  @Test
  void aWrongSettingIsQuoted() {
    assertThatThrownBy(
            () -> EmbeddedPostgres.start(DIRECTORY, 0, Map.of("shared_buffers", "plenty")))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("shared_buffers")
        .hasMessageContaining("postgres.log");
  }

  @Test
  void aClusterOfAnotherMajorVersionIsLeftAlone() throws IOException {
    DataDirectory old = TestCluster.fresh("old");
    Files.createDirectories(old.cluster());
    TestCluster.write(old.cluster().resolve("PG_VERSION"), "17\n");
    assertThatThrownBy(() -> TestCluster.start(old))
        .hasMessageContaining("was made by PostgreSQL 17")
        .hasMessageContaining("nothing was changed");
  }

  @Test
  void aFileInTheWayIsNamed() {
    Path file = Path.of("target/clusters/a-file");
    TestCluster.write(file, "");
    assertThatThrownBy(() -> DataDirectory.at(file))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("a-file");
  }

  /** Leaves the server running as a killed parent does, without the cost of a process. */
  private static long abandoned() {
    var postgres = TestCluster.start(DIRECTORY);
    long pid = postgres.pid();
    postgres.abandon();
    return pid;
  }
}
