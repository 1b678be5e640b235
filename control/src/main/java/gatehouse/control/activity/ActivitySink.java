package gatehouse.control.activity;

import java.time.Instant;
import java.util.UUID;

/**
 * Where doors tell what happened. Returns at once: what was told is written within 250
 * milliseconds, many together, and before the server stops. Figures follow within about a second.
 *
 * <p>What is told of a person who has been deleted since is dropped.
 */
public interface ActivitySink {
  void accept(ToolCall call);

  /** A query that may have no call; one that has been told already stays one. */
  void accept(Query query);

  void sessionStarted(McpSession session);

  void sessionSeen(UUID session, Instant at);

  void sessionEnded(UUID session, Instant at);

  /** Returns when all that was told before is in the database and counted. */
  void flush();
}
