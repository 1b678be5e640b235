package gatehouse.platform.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;

/** The text of {@code postgresql.conf}, written whole at each start: the file is the truth. */
record ServerSettings(Map<String, String> chosen) {

  /** Two starts with equal text may share one running server. */
  String text(int port) {
    Map<String, String> all = new TreeMap<>();
    all.put("listen_addresses", "127.0.0.1");
    all.put("unix_socket_directories", "");
    all.put("port", Integer.toString(port));
    all.put("password_encryption", "scram-sha-256");
    all.put("client_connection_check_interval", "10s");
    all.put("timezone", "UTC");
    all.put("log_timezone", "UTC");
    // Nobody's ALTER SYSTEM shall outlive the file.
    all.put("allow_alter_system", "off");
    // A compressed page image saves WAL but costs more processor time than the write it spares.
    all.put("wal_compression", "off");
    memory(all);
    // Every disk of today reads anywhere about as fast as in order; to compile a plan costs more
    // than to run it.
    all.put("random_page_cost", "1.1");
    all.put("jit", "off");
    // A checkpoint makes every page it meets again be written whole: with few of them a job of many
    // rows is faster.
    all.put("max_wal_size", "2GB");
    all.putAll(chosen);
    StringBuilder text = new StringBuilder("# Written by Gatehouse at every start; do not edit.\n");
    all.forEach((key, value) ->
        text.append(key).append(" = '").append(value.replace("'", "''")).append("'\n"));
    return text.toString();
  }

  /**
   * A quarter of the machine for its own cache, within reason; it is taken only as data fills it.
   */
  private static void memory(Map<String, String> all) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine) {
      long megabytes = machine.getTotalMemorySize() >> 20;
      all.put("shared_buffers", Math.clamp(megabytes / 4, 128, 1_024) + "MB");
      all.put("effective_cache_size", Math.max(megabytes / 2, 256) + "MB");
    }
  }

  /** Durable unless a caller says otherwise; only tests do. */
  boolean durable() {
    return !"off".equals(chosen.get("fsync"));
  }
}
