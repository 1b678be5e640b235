package gatehouse.platform.postgres.backup;

import gatehouse.platform.postgres.DataDirectory;

/** The small files beside the cluster without which it is worth little. */
final class Beside {
  static final String SETTINGS = "gatehouse.properties";

  private Beside() {}

  static boolean isPartOfServer(String name) {
    return name.endsWith(".password") || name.equals(DataDirectory.KEY) || name.equals(SETTINGS);
  }
}
