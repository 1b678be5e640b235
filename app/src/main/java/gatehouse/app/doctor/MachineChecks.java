package gatehouse.app.doctor;

import gatehouse.platform.config.Configuration;
import gatehouse.platform.config.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Java, the port, the disk. */
final class MachineChecks {
  private static final int JAVA = 25;
  private static final long MEGABYTE = 1_000_000;
  private static final long CAREFUL_BELOW = 2_000 * MEGABYTE;
  private static final long BAD_BELOW = 200 * MEGABYTE;

  private MachineChecks() {}

  static Finding java() {
    Runtime.Version version = Runtime.version();
    return version.feature() >= JAVA
        ? Finding.ok("Java %s.", version)
        : Finding.bad("Java %s: Gatehouse needs %d or newer; install it.", version, JAVA);
  }

  static Finding port(Configuration configuration) {
    int port = configuration.get(Setting.PORT);
    String bind = configuration.get(Setting.BIND);
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
      return Finding.ok("Port %d on %s is free.", port, bind);
    } catch (IOException e) {
      return answersAsGatehouse(bind, port)
          ? Finding.ok("Port %d on %s: a Gatehouse server answers.", port, bind)
          : Finding.bad(
              "Port %d on %s cannot be used (%s): stop what uses it, or choose another with --port.",
              port, bind, e.getMessage());
    }
  }

  private static boolean answersAsGatehouse(String bind, int port) {
    boolean everywhere = bind.equals("0.0.0.0") || bind.equals("::");
    String host = everywhere ? "127.0.0.1" : bind;
    String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + shown + ":" + port + "/api/v1/setup"))
              .timeout(Duration.ofSeconds(5))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.headers().firstValue("X-Request-Id").orElse("").startsWith("req_");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static Finding disk(Configuration configuration) {
    Path place = configuration.data();
    while (!Files.exists(place) && place.getParent() != null) {
      place = place.getParent();
    }
    try {
      long free = Files.getFileStore(place).getUsableSpace();
      String text =
          "%,d MB are free on the disk of %s".formatted(free / MEGABYTE, configuration.data());
      if (free < BAD_BELOW) {
        return Finding.bad("%s: free some, or nothing can be saved.", text);
      }
      return free < CAREFUL_BELOW
          ? Finding.careful("%s: free some soon.", text)
          : Finding.ok("%s.", text);
    } catch (IOException e) {
      return Finding.careful("The free space of %s cannot be read: %s.", place, e.getMessage());
    }
  }
}
