package gatehouse.platform.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Writes lines into a file, and keeps count of its attempts. */
@ApplicationScoped
public class WritingJob implements RunJobKind<WritingJob.Lines> {
  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicReference<Runnable> inTheMiddle = new AtomicReference<>(() -> {});

  /** How many. */
  public record Lines(int count) {}

  /** Runs {@code action} in the middle of the first attempt from now on. */
  void inTheMiddle(Runnable action) {
    attempts.set(0);
    inTheMiddle.set(action);
  }

  int attempts() {
    return attempts.get();
  }

  @Override
  public String name() {
    return "writing";
  }

  @Override
  public Class<Lines> arguments() {
    return Lines.class;
  }

  @Override
  public @Nullable String permission() {
    return null;
  }

  @Override
  public void run(Lines lines, JobRun run) {
    int attempt = attempts.incrementAndGet();
    try (OutputStream file = run.file("lines.txt", "text/plain")) {
      for (int i = 0; i < lines.count(); i++) {
        file.write("0123456789\n".repeat(100).getBytes(StandardCharsets.US_ASCII));
        if (i == lines.count() / 2 && attempt == 1) {
          inTheMiddle.get().run();
        }
      }
      run.progress(lines.count(), (long) lines.count(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
