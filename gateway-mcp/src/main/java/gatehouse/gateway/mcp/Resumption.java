package gatehouse.gateway.mcp;

/**
 * Whether and where a broken stream of a server goes on: where it gave its events ids. Guarded by
 * the call's lock.
 */
final class Resumption {
  private String lastEventId = "";
  private int retryMillis = 1_000;
  private int inARow;

  void at(SseEvent event) {
    lastEventId = event.id();
    Integer retry = event.retryMillis();
    if (retry != null) {
      retryMillis = retry;
    }
    inARow = event.data().isEmpty() ? inARow : 0;
  }

  /** True when it is worth another try, which counts. */
  boolean isWorthATry() {
    return !lastEventId.isEmpty() && inARow++ < McpLimit.RESUMPTIONS.value();
  }

  String lastEventId() {
    return lastEventId;
  }

  int waitMillis() {
    return Math.max(McpLimit.RESUMPTION_MILLIS.value(), retryMillis);
  }
}
