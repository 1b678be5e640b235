package gatehouse.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The server as {@code ./gatehouse} starts it, with its cache of a recorded start when there is
 * one.
 */
final class BuiltServer implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("Gatehouse is ready at (\\S+)");

  private final Process process;
  private final String address;
  private final double readyMillis;

  private final Path data;

  private BuiltServer(Process process, Path data, String address, double readyMillis) {
    this.process = process;
    this.data = data;
    this.address = address;
    this.readyMillis = readyMillis;
  }

  static BuiltServer start(String command, Path data, String... options) throws IOException {
    List<String> line = line(List.of());
    line.addAll(List.of(command, "--data", data.toString(), "--port", "0"));
    line.addAll(List.of(options));
    long begin = System.nanoTime();
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String next = lines.readLine(); next != null; next = lines.readLine()) {
      said.append(next).append('\n');
      Matcher ready = READY.matcher(next);
      if (ready.find()) {
        double millis = (System.nanoTime() - begin) / 1e6;
        Thread.ofVirtual().start(() -> swallow(lines));
        return new BuiltServer(process, data, ready.group(1), millis);
      }
    }
    throw new IOException("The server did not get ready:\n" + said);
  }

  /** Reads on, so that the server never waits for a reader. */
  private static void swallow(BufferedReader lines) {
    try {
      lines.transferTo(Writer.nullWriter());
    } catch (IOException ended) {
      // as the server was
    }
  }

  /** What one of the server's own commands prints. */
  static String answer(Path data, String... command) throws IOException {
    List<String> line = line(List.of("-XX:TieredStopAtLevel=1", "-Xms160m", "-Xmn96m"));
    line.addAll(List.of(command));
    line.addAll(List.of("--data", data.toString()));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** As the launcher starts it. */
  private static List<String> line(List<String> more) {
    Path root = Path.of(System.getProperty("project.root", "."));
    Path built = root.resolve("app/target/quarkus-app");
    List<String> line = new ArrayList<>();
    line.add(java());
    line.add("@" + root.resolve("app/jvm.options"));
    line.addAll(more);
    Path cache = built.resolve("app.aot");
    if (Files.exists(cache)) {
      line.add("-XX:AOTCache=" + cache);
    }
    line.addAll(options());
    line.addAll(List.of("-jar", built.resolve("quarkus-run.jar").toString()));
    return line;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The same options as the launcher's. */
  static List<String> options() {
    String own = System.getenv("GATEHOUSE_JAVA_OPTS");
    return own == null || own.isBlank()
        ? List.of("-Xmx1g")
        : List.of(own.strip().split("\\s+", -1));
  }

  String address() {
    return address;
  }

  double readyMillis() {
    return readyMillis;
  }

  /** CPU of the server and its database so far. */
  double cpuMillis() throws IOException {
    double sum = 0;
    for (long pid : family()) {
      sum += Proc.cpuMillis(pid);
    }
    return sum;
  }

  /** Resident memory of the server itself. */
  double residentMegabytes() throws IOException {
    return Proc.residentMegabytes(process.pid());
  }

  private List<Long> family() throws IOException {
    List<Long> pids = new ArrayList<>();
    pids.add(process.pid());
    // PostgreSQL is in a session of its own: found by the directory it works in.
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      all.map(p -> p.getFileName().toString())
          .filter(name -> name.matches("\\d+"))
          .map(Long::valueOf)
          .filter(pid -> Proc.program(pid).endsWith("/postgres"))
          .filter(pid -> Path.of(Proc.directory(pid)).startsWith(data))
          .forEach(pids::add);
    }
    return pids;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
