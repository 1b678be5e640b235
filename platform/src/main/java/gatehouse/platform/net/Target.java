package gatehouse.platform.net;

import gatehouse.platform.net.OutgoingException.Reason;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address somebody configured, taken apart in the one way everything after it uses: two parsers
 * that disagree about the host are how guards are passed.
 *
 * @param host in lower case, without brackets and without the final dot
 * @param literal the address, when the host is one
 * @param path with the query, as it is sent
 */
record Target(boolean tls, String host, @Nullable InetAddress literal, int port, String path) {
  private static final int LONGEST = 2048;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern QUAD = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE);
  // 2130706433, 0x7f.1, 0177.0.0.1: some resolvers read these as addresses, so nobody shall.
  private static final Pattern NUMERIC = Pattern.compile("[0-9]+|0x[0-9a-f]*");

  static Target of(URI url) {
    String text = url.toASCIIString();
    if (text.length() > LONGEST) {
      throw refused("The address is longer than " + LONGEST + " characters.");
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    boolean tls = scheme.equals("https");
    if (!tls && !scheme.equals("http")) {
      throw refused("The address must begin with https://");
    }
    if (url.getRawUserInfo() != null) {
      throw refused("The address must not contain a user name or password.");
    }
    if (url.getRawFragment() != null) {
      throw refused("The address must not contain a #.");
    }
    if (url.getHost() == null) {
      throw refused(
          "The address has no host that can be read. Write an international name as xn--…");
    }
    URI ascii = URI.create(text);
    String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
    String query = ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery();
    int port = url.getPort() == -1 ? (tls ? 443 : 80) : url.getPort();
    if (port < 1 || port > 65535) {
      throw refused("The address has a port that does not exist.");
    }
    return ofHost(tls, url.getHost().toLowerCase(Locale.ROOT), port, path + query);
  }

  private static Target ofHost(boolean tls, String host, int port, String path) {
    if (host.startsWith("[")) {
      if (host.indexOf('%') >= 0) {
        throw refused("The address must not name a network interface.");
      }
      String inner = host.substring(1, host.length() - 1);
      InetAddress address = InetAddress.ofLiteral(inner);
      // One way to write each address, so that the operator's list is compared with that.
      return new Target(tls, address.getHostAddress(), address, port, path);
    }
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (QUAD.matcher(name).matches()) {
      return new Target(tls, name, InetAddress.ofLiteral(name), port, path);
    }
    String[] labels = name.split("\\.", -1);
    for (String label : labels) {
      if (name.length() > 253 || !LABEL.matcher(label).matches()) {
        throw refused("The address has a host name that is not valid.");
      }
    }
    if (NUMERIC.matcher(labels[labels.length - 1]).matches()) {
      throw refused("Write an IP address as four decimal numbers.");
    }
    return new Target(tls, name, null, port, path);
  }

  /** The host as it stands in a Host header. */
  String authority() {
    String shown = literal instanceof Inet6Address ? "[" + host + "]" : host;
    return port == (tls ? 443 : 80) ? shown : shown + ":" + port;
  }

  private static OutgoingException refused(String message) {
    return new OutgoingException(Reason.URL_REFUSED, message);
  }
}
