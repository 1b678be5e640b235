package gatehouse.control.activity;

import java.time.Instant;
import java.util.UUID;

/** One thing that a door told. */
sealed interface Told {
  record Called(ToolCall call) implements Told {}

  record Asked(Query query) implements Told {}

  record Started(McpSession session) implements Told {}

  record Seen(UUID session, Instant at) implements Told {}

  record Ended(UUID session, Instant at) implements Told {}
}
