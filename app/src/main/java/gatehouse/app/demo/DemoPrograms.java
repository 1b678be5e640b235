package gatehouse.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The sample organisation's MCP servers and agents, as processes of Node.js beside the server. They
 * end when their input does, so also when the server is killed.
 */
final class DemoPrograms implements AutoCloseable {
  private static final List<String> FILES =
      List.of(
          "package.json",
          "package-lock.json",
          "sessions.mjs",
          "upstreams.mjs",
          "tokens.mjs",
          "calendar.mjs",
          "agents.mjs");
  private static final int PATIENCE_MINUTES = 5;

  private final Path folder;
  private final List<Process> running = new ArrayList<>();

  private DemoPrograms(Path folder) {
    this.folder = folder;
  }

  /** What stands in the way, in one sentence for the terminal. */
  static final class Missing extends Exception {
    private static final long serialVersionUID = 1;

    Missing(String why) {
      super(why);
    }
  }

  /**
   * Makes the folder ready: fetches the packages once, which takes some seconds.
   *
   * @throws Missing when npm is not there or cannot fetch them
   */
  static DemoPrograms in(Path folder, PrintStream out)
      throws IOException, InterruptedException, Missing {
    Files.createDirectories(folder);
    for (String file : FILES) {
      try (InputStream text =
          Objects.requireNonNull(DemoPrograms.class.getResourceAsStream("/demo/mcp/" + file))) {
        Files.write(folder.resolve(file), text.readAllBytes());
      }
    }
    DemoPrograms programs = new DemoPrograms(folder);
    Path installed = folder.resolve("installed.json");
    byte[] wanted = Files.readAllBytes(folder.resolve("package-lock.json"));
    if (!Files.exists(installed)
        || !java.util.Arrays.equals(Files.readAllBytes(installed), wanted)) {
      out.println("Fetching the sample MCP servers with npm, once; the server answers meanwhile.");
      programs.install();
      Files.write(installed, wanted);
    }
    return programs;
  }

  private void install() throws IOException, InterruptedException, Missing {
    Path log = folder.resolve("npm.log");
    Process npm;
    try {
      // No address of a registry in the lock file: the user's own settings say where from.
      npm =
          new ProcessBuilder(
                  "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new Missing("npm cannot be run (" + e.getMessage() + ")");
    }
    synchronized (running) {
      running.add(npm);
    }
    if (!npm.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      npm.destroyForcibly();
      throw new Missing("npm did not fetch the sample MCP servers within five minutes");
    }
    if (npm.exitValue() != 0) {
      throw new Missing("npm could not fetch the sample MCP servers; see " + log);
    }
  }

  /**
   * Starts a script and returns when it says that it is ready.
   *
   * @param input its first line
   */
  void start(String script, Map<String, String> environment, String input)
      throws IOException, InterruptedException, Missing {
    ProcessBuilder builder =
        new ProcessBuilder("node", script)
            .directory(folder.toFile())
            .redirectError(folder.resolve(script + ".log").toFile());
    // Tools show their surroundings to whoever asks: they get none of the operator's.
    builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR"));
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new Missing("Node.js cannot be run (" + e.getMessage() + ")");
    }
    synchronized (running) {
      running.add(process);
    }
    var writer = process.outputWriter(StandardCharsets.UTF_8);
    writer.write(input + "\n");
    writer.flush();
    var lines = process.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    while (line != null && !line.equals("ready")) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new Missing(script + " stopped; see " + folder.resolve(script + ".log"));
    }
    Thread.ofVirtual().start(() -> lines.lines().forEach(rest -> {}));
  }

  @Override
  public void close() {
    synchronized (running) {
      running.forEach(Process::destroy);
    }
  }
}
