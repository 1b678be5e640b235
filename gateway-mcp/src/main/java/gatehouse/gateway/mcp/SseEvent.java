package gatehouse.gateway.mcp;

import org.jspecify.annotations.Nullable;

/**
 * One server-sent event.
 *
 * @param id the last one seen on the stream; empty before the first
 * @param retryMillis how long to wait before coming back, if it was said
 */
record SseEvent(String id, String name, String data, @Nullable Integer retryMillis) {}
