package gatehouse.app;

import gatehouse.app.demo.DemoPorts;
import gatehouse.platform.config.Configuration;
import gatehouse.platform.config.Setting;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The MCP servers that the sample organisation's agents call.
 *
 * @param folder where their programs are kept between starts
 * @param server this server's address for programs on this machine
 * @param data where they keep what outlives a start
 * @param ports by slug
 */
record DemoServers(Path folder, String server, Path data, Map<String, Integer> ports) {
  /** Set by the launcher; whoever starts the program without it gets no agents at work. */
  private static final String FOLDER = "gatehouse.demo-servers";

  private static final String ALLOWED = Setting.ALLOWED_PRIVATE_HOSTS.key();

  /** Chooses their ports and lets the server call them, and nothing else on this machine. */
  static @Nullable DemoServers wanted(Configuration configuration, int port) {
    String folder = System.getProperty(FOLDER);
    // Empty would be the folder one happens to be in.
    if (folder == null || folder.isBlank()) {
      return null;
    }
    Map<String, Integer> ports = DemoPorts.keptIn(configuration.data());
    String own =
        ports.values().stream().map(one -> "127.0.0.1:" + one).collect(Collectors.joining(","));
    String chosen = System.getProperty(ALLOWED, "");
    System.setProperty(ALLOWED, chosen.isEmpty() ? own : chosen + "," + own);
    String bind = configuration.get(Setting.BIND);
    String host = bind.equals("0.0.0.0") || bind.equals("::") ? "127.0.0.1" : bind;
    return new DemoServers(
        Path.of(folder),
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port,
        configuration.data(),
        ports);
  }
}
