package gatehouse.platform.http;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.HostName;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Finds a client's address behind reverse proxies. Only what a configured proxy says is believed:
 * anyone can send X-Forwarded-For.
 */
@ApplicationScoped
public class TrustedProxies {
  private final List<IPAddress> trusted;

  TrustedProxies(
      @ConfigProperty(name = "gatehouse.trusted-proxies") Optional<List<String>> blocks) {
    this.trusted = blocks.orElse(List.of()).stream().map(TrustedProxies::block).toList();
  }

  /** True when the request's direct sender is a configured proxy. */
  public boolean trusts(@Nullable String peer) {
    return isTrusted(address(peer));
  }

  /** The client that sent a request, for code that runs outside of the framework's own handling. */
  public InetAddress client(HttpServerRequest request) {
    String peer = request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
    String client = client(peer, request.headers().getAll("X-Forwarded-For"));
    try {
      return InetAddress.ofLiteral(client);
    } catch (IllegalArgumentException unknown) {
      return new InetSocketAddress(0).getAddress();
    }
  }

  /**
   * The address nearest to us that is not one of our proxies.
   *
   * @param peer the address the connection comes from
   * @param forwarded the values of X-Forwarded-For, in order
   */
  String client(@Nullable String peer, List<String> forwarded) {
    IPAddress client = address(peer);
    List<String> hops = new ArrayList<>();
    forwarded.forEach(value -> hops.addAll(List.of(value.split(",", -1))));
    for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
      IPAddress hop = address(hops.get(i).strip());
      if (hop == null) {
        break; // what stands left of a damaged entry cannot be trusted either
      }
      client = hop;
    }
    return client == null ? "unknown" : client.toCanonicalString();
  }

  private boolean isTrusted(@Nullable IPAddress address) {
    return address != null && trusted.stream().anyMatch(block -> block.contains(address));
  }

  private static @Nullable IPAddress address(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > 100) {
      return null;
    }
    // HostName also reads a port behind an address, with or without brackets; it never asks DNS
    // here.
    IPAddress address = new HostName(text).asAddress();
    if (address == null || address.isMultiple()) {
      return null;
    }
    boolean mapped = address.isIPv6() && address.toIPv6().isIPv4Mapped();
    return mapped ? address.toIPv6().getEmbeddedIPv4Address() : address.withoutPrefixLength();
  }

  private static IPAddress block(String text) {
    try {
      return new IPAddressString(text.strip()).toAddress().toPrefixBlock();
    } catch (AddressStringException e) {
      throw new IllegalArgumentException(
          "gatehouse.trusted-proxies: \""
              + text
              + "\" is not an address or a block such as"
              + " 10.0.0.0/8",
          e);
    }
  }
}
