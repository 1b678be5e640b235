package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.function.Consumer;

/** Reads what a server answers over HTTP: one JSON message, several, or a stream of events. */
final class UpstreamAnswer {
  private static final String EVENTS = "text/event-stream";
  private static final String JSON = "application/json";

  private static final int MOST_DISCARDED = 64 << 10;

  private UpstreamAnswer() {}

  /** What is told while an answer comes in. */
  interface Reader {
    void message(Message message);

    /** An event's id and retry, whether or not it brought a message. */
    void at(SseEvent event);

    /** All was read. */
    void ended();

    void broken(String why);
  }

  static boolean isEventStream(HttpClientResponse response) {
    return hasType(response, EVENTS);
  }

  static boolean isJson(HttpClientResponse response) {
    return hasType(response, JSON);
  }

  private static boolean hasType(HttpClientResponse response, String type) {
    String given = response.getHeader("Content-Type");
    return given != null && given.regionMatches(true, 0, type, 0, type.length());
  }

  static boolean isPacked(HttpClientResponse response) {
    String encoding = response.getHeader("Content-Encoding");
    return encoding != null && !encoding.equalsIgnoreCase("identity");
  }

  static void readJson(HttpClientResponse response, int most, Reader reader) {
    readAll(
        response,
        most,
        reader,
        body -> {
          try {
            JsonNode node = Json.read(body.getBytes());
            if (node.isArray()) { // a batch, which older revisions allow
              for (JsonNode one : node) {
                reader.message(Message.of(one));
              }
            } else {
              reader.message(Message.of(node));
            }
            reader.ended();
          } catch (MalformedMessageException e) {
            reader.broken("sent something that is no MCP message: " + e.getMessage());
          }
        });
  }

  static void readAll(
      HttpClientResponse response, int most, Reader reader, Consumer<Buffer> whole) {
    Buffer body = Buffer.buffer();
    boolean[] over = {false};
    response.exceptionHandler(e -> reader.broken("broke off in the middle of its answer."));
    response.handler(part -> {
      if (over[0]) {
        return;
      }
      if (body.length() + part.length() > most) {
        over[0] = true;
        reader.broken("sent more than " + most + " bytes at once.");
        Cut.off(response);
      } else {
        body.appendBuffer(part);
      }
    });
    response.endHandler(end -> {
      if (!over[0]) {
        whole.accept(body);
      }
    });
  }

  /** Wants nothing of it. */
  static void refuse(HttpClientResponse response) {
    response.exceptionHandler(e -> {});
    Cut.off(response);
  }

  /** Reads what nobody wants, as long as it is little, so that the connection serves again. */
  static void discard(HttpClientResponse response) {
    int[] size = {0};
    response.exceptionHandler(e -> {});
    response.handler(part -> {
      size[0] += part.length();
      if (size[0] > MOST_DISCARDED) {
        Cut.off(response);
      }
    });
  }

  static void readEvents(HttpClientResponse response, int most, Reader reader) {
    boolean[] over = {false}; // by its end, or by the first thing that is wrong: not for each one
    SseParser parser =
        new SseParser(
            most,
            event -> {
              if (!over[0]) {
                over[0] = !take(event, reader);
              }
            });
    Runnable ended =
        () -> {
          if (!over[0]) {
            over[0] = true;
            reader.ended();
          }
        };
    response.exceptionHandler(e -> ended.run()); // a stream may break at any time
    response.endHandler(end -> ended.run());
    response.handler(part -> {
      try {
        if (!over[0]) {
          parser.feed(part);
        }
      } catch (MalformedMessageException e) {
        over[0] = true;
        reader.broken("sent " + e.getMessage() + ".");
      }
      if (over[0]) {
        Cut.off(response);
      }
    });
  }

  /** False when it is not to be read any further. */
  private static boolean take(SseEvent event, Reader reader) {
    reader.at(event);
    if (event.data().isEmpty() || !event.name().equals("message")) {
      return true;
    }
    try {
      reader.message(
          Message.of(Json.read(event.data().getBytes(java.nio.charset.StandardCharsets.UTF_8))));
      return true;
    } catch (MalformedMessageException e) {
      reader.broken("sent something that is no MCP message: " + e.getMessage());
      return false;
    }
  }
}
