package gatehouse.gateway.mcp;

import gatehouse.control.credential.UpstreamSecret;
import gatehouse.control.mcpserver.McpServer;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A session with one server, in one version of its settings, with one credential.
 *
 * @param opened what is to be closed with it, once it has begun
 */
record UpstreamEntry(
    long serverVersion,
    @Nullable UUID credential,
    long at,
    UpstreamSession session,
    CompletableFuture<AutoCloseable> opened) {
  private static final long DEAD_NANOS = Duration.ofSeconds(30).toNanos();

  /** One that is to be begun. */
  static UpstreamEntry of(UpstreamSession session) {
    UpstreamSecret secret = session.address().secret();
    return new UpstreamEntry(
        session.server().version(),
        secret == null ? null : secret.credentialId(),
        System.nanoTime(),
        session,
        new CompletableFuture<>());
  }

  boolean isFor(McpServer server, @Nullable UpstreamSecret secret) {
    UUID wanted = secret == null ? null : secret.credentialId();
    return serverVersion == server.version() && Objects.equals(credential, wanted);
  }

  boolean isUsable() {
    return !opened.isCompletedExceptionally() && !session.isClosed();
  }

  boolean isOpen() {
    return opened.isDone() && isUsable();
  }

  boolean isDead() {
    return opened.isCompletedExceptionally() && System.nanoTime() - at < DEAD_NANOS;
  }

  /** Ends it, begun or not. */
  void discard() {
    session.close();
    var _ = opened.whenComplete((running, failure) -> quietly(running));
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
