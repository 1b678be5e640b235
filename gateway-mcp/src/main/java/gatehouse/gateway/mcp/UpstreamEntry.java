package gatehouse.gateway.mcp;

import gatehouse.control.credential.UpstreamSecret;
import gatehouse.control.mcpserver.McpServer;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session with one server, in one version of its settings, with one credential. */
record UpstreamEntry(
    long serverVersion,
    @Nullable UUID credential,
    long at,
    CompletableFuture<UpstreamEntry.Opened> opened) {
  private static final long DEAD_NANOS = Duration.ofSeconds(30).toNanos();

  /**
   * It has begun.
   *
   * @param running to be closed with it
   */
  record Opened(UpstreamSession session, AutoCloseable running) {}

  /** One that is to be begun. */
  static UpstreamEntry of(McpServer server, @Nullable UpstreamSecret secret) {
    return new UpstreamEntry(
        server.version(),
        secret == null ? null : secret.credentialId(),
        System.nanoTime(),
        new CompletableFuture<>());
  }

  boolean isFor(McpServer server, @Nullable UpstreamSecret secret) {
    UUID wanted = secret == null ? null : secret.credentialId();
    return serverVersion == server.version() && Objects.equals(credential, wanted);
  }

  /** Now or once it is; never when it never is. */
  void whenOpen(Consumer<Opened> work) {
    var _ =
        opened.whenComplete((open, failure) -> {
          if (open != null) {
            work.accept(open);
          }
        });
  }

  boolean isUsable() {
    return !opened.isCompletedExceptionally()
        && (!opened.isDone() || !opened.join().session().isClosed());
  }

  boolean isDead() {
    return opened.isCompletedExceptionally() && System.nanoTime() - at < DEAD_NANOS;
  }

  boolean isOf(UpstreamSession session) {
    return opened.isDone()
        && !opened.isCompletedExceptionally()
        && opened.join().session() == session;
  }

  void discard() {
    whenOpen(open -> {
      open.session().close();
      quietly(open.running());
    });
  }

  static void quietly(@Nullable AutoCloseable running) {
    try {
      if (running != null) {
        running.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
