package gatehouse.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An open stream of server-sent events; keeps what it was sent. */
public final class OpenStream implements AutoCloseable {
  // As browsers do without TLS; by itself this client asks for HTTP/2 with its first request.
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final int status;
  private final Thread reader;
  private volatile boolean ended;

  private OpenStream(URI address, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).GET();
    headers.forEach(request::header);
    try {
      HttpResponse<java.io.InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      status = response.statusCode();
      reader = Thread.ofVirtual().start(() -> read(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** One event. */
  public record Received(String name, String data) {}

  public static OpenStream of(URI address, Map<String, String> headers) {
    return new OpenStream(address, headers);
  }

  public int status() {
    return status;
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  public List<String> names() {
    return received.stream().map(Received::name).toList();
  }

  /** True when the server has closed it. */
  public boolean hasEnded() {
    return ended;
  }

  private void read(java.io.InputStream body) {
    String name = "message";
    StringBuilder data = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event:")) {
          name = line.substring("event:".length()).strip();
        } else if (line.startsWith("data:")) {
          data.append(line.substring("data:".length()).strip());
        } else if (line.isEmpty() && !data.isEmpty()) {
          received.add(new Received(name, data.toString()));
          name = "message";
          data.setLength(0);
        }
      }
    } catch (IOException e) {
      // closed by this side or by the other: both end it
    } finally {
      ended = true;
    }
  }

  @Override
  public void close() {
    reader.interrupt();
    client.shutdownNow();
  }
}
