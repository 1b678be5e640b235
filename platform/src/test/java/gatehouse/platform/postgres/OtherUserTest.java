package gatehouse.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.IOUtils;
import org.jboss.logging.Logger;
import org.jboss.logmanager.LogManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.XZInputStream;

/** The server as nobody, which only a test run as root can try; otherwise every other test does. */
final class OtherUserTest {
  private static final int NOBODY = 65534;
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
  private static final Path LIBRARIES = Path.of("target/libraries").toAbsolutePath();

  /** The programs are unpacked by a start as root. */
  @BeforeAll
  static void onlyWhereItCanBeTried() throws IOException {
    assumeTrue(Commands.isRoot(), "not root");
    Programs programs = Programs.in(DataDirectory.at(TestCluster.PROGRAMS).home());
    List<String> reach = new ArrayList<>(AS_NOBODY);
    reach.addAll(List.of("test", "-x", programs.program("postgres").toString()));
    try {
      Process test = new ProcessBuilder(reach).start();
      assumeTrue(test.onExit().join().exitValue() == 0, "nobody cannot reach this folder");
    } catch (IOException e) {
      assumeTrue(false, "no setpriv here");
    }
  }

  @Test
  void anOrdinaryUserStartsAServer() throws Exception {
    DataDirectory directory = TestCluster.fresh("nobody");
    Files.setAttribute(directory.home(), "unix:uid", NOBODY);
    assertThat(saidAsNobody(directory)).startsWith("ready ");
    assertThat(Files.getAttribute(directory.cluster(), "unix:uid")).isEqualTo(NOBODY);
    assertThat(rootsComplaint(directory)).contains("belongs to the user with number 65534");
  }

  @Test
  void aDirectoryOfSomebodyElseIsNamed() throws Exception {
    DataDirectory directory = TestCluster.fresh("not-nobodys");
    assertThat(saidAsNobody(directory))
        .contains("may not use " + directory.home())
        .contains("--data");
  }

  private static String rootsComplaint(DataDirectory directory) {
    try {
      TestCluster.start(directory).close();
      return "";
    } catch (EmbeddedPostgresException e) {
      return e.toString();
    }
  }

  private static String saidAsNobody(DataDirectory directory) throws Exception {
    String home = directory.home().toString();
    String programs = directory.programs().toString();
    try (var server = ServerProcess.run(AS_NOBODY, classPath(), home, programs, "once")) {
      String said = server.says();
      server.awaitEnd();
      return said;
    }
  }

  /** The few jars it needs, copied to where nobody can read them. */
  private static String classPath() throws Exception {
    Files.createDirectories(LIBRARIES);
    List<String> all = new ArrayList<>();
    for (Class<?> type :
        List.of(
            DataDirectory.class,
            ServerProcess.class,
            TarArchiveInputStream.class,
            IOUtils.class,
            XZInputStream.class,
            Logger.class,
            LogManager.class,
            DriverManager.getDriver("jdbc:postgresql:").getClass())) {
      Path source = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path target = source;
      if (Files.isRegularFile(source)) {
        target = LIBRARIES.resolve(source.getFileName());
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
      }
      all.add(target.toString());
    }
    return String.join(":", all);
  }
}
