package gatehouse.app.demo;

import gatehouse.platform.net.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * On which ports of this machine the sample organisation's MCP servers listen. They stay from one
 * start to the next, because the addresses stand in the database and secrets belong to an address.
 */
public final class DemoPorts {
  private static final List<String> SERVERS = List.of("everything", "helpdesk", DemoCalendar.SLUG);
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  private DemoPorts() {}

  /** By the server's slug; those of the last start as far as they are free. */
  public static Map<String, Integer> keptIn(Path data) {
    Path file = data.resolve("demo-servers.properties");
    Properties kept = new Properties();
    try {
      if (Files.exists(file)) {
        try (var text = Files.newBufferedReader(file)) {
          kept.load(text);
        }
      }
      Map<String, Integer> ports = new LinkedHashMap<>();
      for (String server : SERVERS) {
        int last = number(kept.getProperty(server));
        ports.put(server, isFree(last) ? last : FreePort.at(HERE));
        kept.setProperty(server, ports.get(server).toString());
      }
      try (var text = Files.newBufferedWriter(file)) {
        kept.store(text, "Ports of the sample MCP servers");
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(String text) {
    return text != null && text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
  }

  private static boolean isFree(int port) {
    if (port == 0 || port > 65_535) {
      return false;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(HERE, port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
