package gatehouse.gateway.mcp;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes a stream of server-sent events apart as its bytes come (HTML Living Standard, 9.2.6). */
final class SseParser {
  private static final int LONGEST_ID = 1_024;

  private final int most;
  private final Consumer<SseEvent> events;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
  private final StringBuilder data = new StringBuilder();
  private boolean afterCarriageReturn;
  private boolean first = true;
  private String id = "";
  private String name = "";
  private @Nullable Integer retryMillis;
  private boolean hasData;

  /**
   * Begins a stream.
   *
   * @param most bytes of one event
   */
  SseParser(int most, Consumer<SseEvent> events) {
    this.most = most;
    this.events = events;
  }

  /**
   * Takes the next bytes.
   *
   * @throws MalformedMessageException when an event is larger than what is taken
   */
  void feed(Buffer bytes) throws MalformedMessageException {
    byte[] part = bytes.getBytes();
    int start = 0;
    for (int i = 0; i < part.length; i++) {
      byte b = part[i];
      if (b != '\n' && b != '\r') {
        afterCarriageReturn = false;
        continue;
      }
      if (b == '\n' && afterCarriageReturn) {
        afterCarriageReturn = false;
        start = i + 1;
        continue;
      }
      line.write(part, start, i - start);
      start = i + 1;
      afterCarriageReturn = b == '\r';
      endLine();
    }
    line.write(part, start, part.length - start);
    if (line.size() + data.length() > most) {
      throw new MalformedMessageException("more than " + most + " bytes at once");
    }
  }

  private void endLine() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (first) {
      first = false;
      text = text.startsWith("\ufeff") ? text.substring(1) : text;
    }
    if (text.isEmpty()) {
      dispatch();
      return;
    }
    int colon = text.indexOf(':');
    String field = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    take(field, value.startsWith(" ") ? value.substring(1) : value);
  }

  private void take(String field, String value) {
    switch (field) {
      case "data" -> {
        if (hasData) {
          data.append('\n');
        }
        data.append(value);
        hasData = true;
      }
      case "event" -> name = value;
      case "id" -> {
        id = isSendable(value) ? value : "";
      }
      case "retry" -> {
        if (!value.isEmpty()
            && value.length() < 8
            && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
          retryMillis = Integer.valueOf(value);
        }
      }
      default -> {} // comments and what later standards add
    }
  }

  /** What no header can hold could not be sent back: then the stream cannot be taken up again. */
  private static boolean isSendable(String id) {
    return id.length() <= LONGEST_ID && id.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private void dispatch() {
    // Without data it is not for the application, but its id and its retry count.
    if (hasData || retryMillis != null || !id.isEmpty()) {
      events.accept(
          new SseEvent(id, name.isEmpty() ? "message" : name, data.toString(), retryMillis));
    }
    data.setLength(0);
    hasData = false;
    name = "";
    retryMillis = null;
  }
}
