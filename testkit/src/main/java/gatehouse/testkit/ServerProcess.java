package gatehouse.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built server as an operator starts it: a process of its own, which a test may kill. */
public final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration OUTPUT = Duration.ofSeconds(20);
  private static final Pattern READY = Pattern.compile("Gatehouse is ready at (\\S+)");

  private final Process process;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> address = new CompletableFuture<>();
  private final Thread reader;

  private ServerProcess(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  /** Starts {@code gatehouse command …} on a free port and waits until it is ready. */
  public static ServerProcess start(String command, Path data, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--data", data.toString(), "--port", "0"));
    arguments.addAll(List.of(more));
    ServerProcess server = launch(command, Map.of(), arguments.toArray(String[]::new));
    server.address();
    return server;
  }

  /** Starts any command of the built server and does not wait. */
  public static ServerProcess launch(
      String command, Map<String, String> environment, String... arguments) {
    Path root = Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("@" + root.resolve("app/jvm.options"));
    line.add("-Xmx512m");
    line.add("-jar");
    line.add(root.resolve("app/target/quarkus-app/quarkus-run.jar").toString());
    line.add(command);
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GATEHOUSE_"));
    builder.environment().putAll(environment);
    try {
      return new ServerProcess(builder.start());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where it answers; waits until it does. */
  public String address() {
    try {
      return address.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The server did not get ready:\n" + text(), e);
    }
  }

  /** What it has printed so far. */
  public String text() {
    return String.join("\n", output);
  }

  /** Ends it as a power cut would: no handler runs. */
  public void kill() {
    process.destroyForcibly();
    try {
      // Not for the end of its output: its database lives on and may hold that open.
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Still running:\n" + text(), e);
    }
  }

  /** Waits for the end, and for all it printed, and answers the exit status. */
  public int awaitExit() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("Still running:\n" + text());
      }
      reader.join(OUTPUT);
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends it as an operator does, with SIGTERM, and answers the exit status. */
  public int stop() {
    process.destroy();
    return awaitExit();
  }

  @Override
  public void close() {
    stop();
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        Matcher ready = READY.matcher(line);
        if (ready.find()) {
          address.complete(ready.group(1));
        }
      }
    } catch (IOException ended) {
      output.add(ended.toString());
    }
    address.completeExceptionally(new IllegalStateException("ended"));
  }
}
