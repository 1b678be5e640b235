package gatehouse.control.agent;

import gatehouse.platform.http.ProblemException;
import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Addresses and blocks of addresses a key may be used from. */
final class AddressBlocks {
  static final int MOST = 100;

  /** Plain addresses and blocks only: no wildcards, ranges, hexadecimal or single numbers. */
  private static final IPAddressStringParameters STRICT =
      new IPAddressStringParameters.Builder()
          .allowAll(false)
          .allowEmpty(false)
          .allowSingleSegment(false)
          .allowMask(false)
          .allowPrefixOnly(false)
          .allowWildcardedSeparator(false)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .getParentBuilder()
          .toParams();

  private AddressBlocks() {}

  /** As they stand in a request, each in its one canonical form. */
  static List<String> ofRequest(List<String> typed) {
    if (typed.size() > MOST) {
      throw ProblemException.invalid("/addresses", "At most " + MOST);
    }
    List<String> blocks = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      try {
        blocks.add(block(typed.get(i).strip()).toCanonicalString());
      } catch (AddressStringException e) {
        throw ProblemException.invalid(
            "/addresses/" + i, "Must be an address or a block such as 192.0.2.0/24");
      }
    }
    return blocks.stream().distinct().toList();
  }

  /** True when one of the blocks holds the address, or there are none. */
  static boolean allow(List<String> blocks, InetAddress client) {
    if (blocks.isEmpty()) {
      return true;
    }
    IPAddress address = plain(new IPAddressNetwork.IPAddressGenerator().from(client));
    return blocks.stream()
        .anyMatch(block -> {
          try {
            return block(block).contains(address);
          } catch (AddressStringException e) {
            return false; // no address matches what is none
          }
        });
  }

  private static IPAddress block(String text) throws AddressStringException {
    IPAddress block = new IPAddressString(text, STRICT).toAddress();
    if (block == null || (block.isMultiple() && !block.isPrefixed())) {
      throw new AddressStringException(text);
    }
    return block.toPrefixBlock();
  }

  /** An IPv4 address, however it came. */
  private static IPAddress plain(IPAddress address) {
    return address.isIPv6() && address.toIPv6().isIPv4Mapped()
        ? address.toIPv6().getEmbeddedIPv4Address()
        : address;
  }
}
