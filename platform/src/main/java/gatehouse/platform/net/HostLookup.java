package gatehouse.platform.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Turns a name into addresses. */
@FunctionalInterface
public interface HostLookup {
  /**
   * All addresses of a name, in the order to try them.
   *
   * @throws UnknownHostException when it has none
   */
  List<InetAddress> addresses(String host) throws UnknownHostException;
}
