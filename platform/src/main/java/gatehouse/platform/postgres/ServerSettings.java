package gatehouse.platform.postgres;

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
    all.putAll(chosen);
    StringBuilder text = new StringBuilder("# Written by Gatehouse at every start; do not edit.\n");
    all.forEach((key, value) ->
        text.append(key).append(" = '").append(value.replace("'", "''")).append("'\n"));
    return text.toString();
  }

  /** Durable unless a caller says otherwise; only tests do. */
  boolean durable() {
    return !"off".equals(chosen.get("fsync"));
  }
}
