package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Begins a session as a server should, and answers what comes then with bytes a test chose. */
final class LyingServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");
  static final String STREAM =
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/event-stream\r\n\r\n";

  private final ServerSocket socket;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Answer toGreeting =
      (ask, out) ->
          ask.json(
              out,
              "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"l\"}}");
  private volatile Answer toCalls = (ask, out) -> ask.json(out, "{}");
  private volatile Answer toListening =
      (ask, out) -> write(out, "HTTP/1.1 405 No\r\nConnection: close\r\n\r\n");
  private volatile Answer toOthers = (ask, out) -> ask.json(out, "{}");

  /** What came in; {@code head} in lower case. */
  record Asked(String head, JsonNode message) {
    String method() {
      return message.path("method").asText(head.substring(0, head.indexOf(' ')));
    }

    /** The whole of a good answer. */
    void json(OutputStream out, String result) throws IOException {
      String body = answer(result);
      write(
          out,
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nMcp-Session-Id: s\r\n"
              + "Connection: close\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
    }

    String answer(String result) {
      return "{\"jsonrpc\":\"2.0\",\"id\":" + message.path("id") + ",\"result\":" + result + "}";
    }
  }

  /** The connection is closed after it, unless it waits. */
  @FunctionalInterface
  interface Answer {
    void to(Asked asked, OutputStream out) throws IOException;
  }

  LyingServer() {
    try {
      socket = new ServerSocket(0, 100, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  LyingServer toGreeting(Answer answer) {
    toGreeting = answer;
    return this;
  }

  LyingServer toCalls(Answer answer) {
    toCalls = answer;
    return this;
  }

  /** To the stream for what it tells by itself, and to whoever takes a broken one up again. */
  LyingServer toListening(Answer answer) {
    toListening = answer;
    return this;
  }

  LyingServer toOthers(Answer answer) {
    toOthers = answer;
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort() + "/mcp";
  }

  /** What came in by this method, of MCP or of HTTP. */
  List<Asked> of(String method) {
    return asked.stream().filter(ask -> ask.method().equals(method)).toList();
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      Asked ask = read(client.getInputStream());
      asked.add(ask);
      OutputStream out = client.getOutputStream();
      switch (ask.method()) {
        case "initialize" -> toGreeting.to(ask, out);
        case "tools/call" -> toCalls.to(ask, out);
        case "get" -> toListening.to(ask, out);
        case "notifications/initialized" ->
            write(out, "HTTP/1.1 202 Yes\r\nConnection: close\r\n\r\n");
        default -> toOthers.to(ask, out);
      }
    } catch (IOException gone) {
      // so is the connection
    }
  }

  private static Asked read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("gone");
      }
      bytes.write(next);
    }
    String head = bytes.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    Matcher length = LENGTH.matcher(head);
    return new Asked(
        head,
        JSON.readTree(
            length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0]));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
