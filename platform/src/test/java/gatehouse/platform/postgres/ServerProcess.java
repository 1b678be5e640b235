package gatehouse.platform.postgres;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server as a process of its own, which a test can kill. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ServerProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** In the process: starts the embedded server, says its pid or what is wrong, and waits. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      var directory = DataDirectory.at(Path.of(arguments[0]), Path.of(arguments[1]));
      EmbeddedPostgres postgres = TestCluster.start(directory);
      System.out.println("ready " + postgres.pid());
      if (arguments.length > 2) {
        postgres.close();
      } else {
        Thread.sleep(60_000);
      }
    } catch (EmbeddedPostgresException e) {
      System.out.println(e.getMessage());
    }
  }

  static ServerProcess start(DataDirectory directory) throws IOException {
    return run(
        List.of(),
        System.getProperty("java.class.path"),
        directory.home().toString(),
        directory.programs().toString());
  }

  static ServerProcess run(List<String> prefix, String classPath, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath));
    command.add(ServerProcess.class.getName());
    command.addAll(List.of(arguments));
    return new ServerProcess(
        new ProcessBuilder(command).redirectError(new File("target/server-process.log")).start());
  }

  /** The next line that is no log line. */
  String says() throws IOException {
    String line = output.readLine();
    return line == null ? "nothing" : line;
  }

  /** For one that stops by itself: when it is gone. */
  void awaitEnd() {
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
