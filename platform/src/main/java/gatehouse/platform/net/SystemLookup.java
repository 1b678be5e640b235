package gatehouse.platform.net;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The machine's own resolver: hosts file and DNS. */
@ApplicationScoped
@DefaultBean
class SystemLookup implements HostLookup {
  @Override
  public List<InetAddress> addresses(String host) throws UnknownHostException {
    // IPv4 first: many servers have IPv6 addresses in DNS and no way there.
    return Arrays.stream(InetAddress.getAllByName(host))
        .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
        .toList();
  }
}
