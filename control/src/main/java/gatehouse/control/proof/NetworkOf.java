package gatehouse.control.proof;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;

/** The network one person can choose addresses from. */
final class NetworkOf {
  private static final int HOME = 64;

  private NetworkOf() {}

  static String address(String text) {
    IPAddress address = new IPAddressString(text).getAddress();
    if (address == null || !address.isIPv6()) {
      return text;
    }
    IPAddress mapped = address.toIPv6();
    return mapped.isIPv4Convertible()
        ? mapped.toIPv4().toCanonicalString()
        : mapped.toPrefixBlock(HOME).toCanonicalString();
  }
}
