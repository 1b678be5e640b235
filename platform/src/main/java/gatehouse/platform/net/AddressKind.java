package gatehouse.platform.net;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * What an address is for, by the special-purpose registries of IANA (RFC 6890). What no line names
 * is public in IPv4 and reserved in IPv6 outside 2000::/3.
 */
enum AddressKind {
  PUBLIC,
  /** This machine itself. */
  LOOPBACK,
  /** Networks of an organisation (RFC 1918). */
  PRIVATE,
  /** The same in IPv6 (RFC 4193). */
  UNIQUE_LOCAL,
  /** Between a provider and its customers (RFC 6598). */
  SHARED,
  /** One wire only; 169.254.169.254 is where clouds hand out credentials. */
  LINK_LOCAL,
  /** Clouds' metadata services at other addresses. */
  METADATA,
  MULTICAST,
  /** Documentation, benchmarks, tunnels that hide an IPv4 address, and what is not assigned. */
  RESERVED;

  private static final List<Block> BLOCKS =
      List.of(
          // The most specific first: the first that matches decides.
          Block.of("100.100.100.200/32", METADATA),
          Block.of("168.63.129.16/32", METADATA),
          Block.of("fd00:ec2::254/128", METADATA),
          Block.of("fd20:ce::254/128", METADATA),
          Block.of("0.0.0.0/8", RESERVED),
          Block.of("10.0.0.0/8", PRIVATE),
          Block.of("100.64.0.0/10", SHARED),
          Block.of("127.0.0.0/8", LOOPBACK),
          Block.of("169.254.0.0/16", LINK_LOCAL),
          Block.of("172.16.0.0/12", PRIVATE),
          Block.of("192.0.0.0/24", RESERVED),
          Block.of("192.0.2.0/24", RESERVED),
          Block.of("192.88.99.0/24", RESERVED),
          Block.of("192.168.0.0/16", PRIVATE),
          Block.of("198.18.0.0/15", RESERVED),
          Block.of("198.51.100.0/24", RESERVED),
          Block.of("203.0.113.0/24", RESERVED),
          Block.of("224.0.0.0/4", MULTICAST),
          Block.of("240.0.0.0/4", RESERVED),
          Block.of("::1/128", LOOPBACK),
          Block.of("fc00::/7", UNIQUE_LOCAL),
          Block.of("fe80::/10", LINK_LOCAL),
          Block.of("ff00::/8", MULTICAST),
          Block.of("2001::/23", RESERVED), // Teredo, ORCHID and other protocols
          Block.of("2001:db8::/32", RESERVED),
          Block.of("2002::/16", RESERVED), // 6to4
          Block.of("3fff::/20", RESERVED),
          Block.of("2000::/3", PUBLIC));

  /** True where an operator may open a host by naming it; the others are never called. */
  boolean operatorMayAllow() {
    return switch (this) {
      case PUBLIC, LOOPBACK, PRIVATE, UNIQUE_LOCAL, SHARED -> true;
      case LINK_LOCAL, METADATA, MULTICAST, RESERVED -> false;
    };
  }

  static AddressKind of(InetAddress address) {
    return of(address.getAddress());
  }

  static AddressKind of(byte[] address) {
    if (address.length == 16 && carriesIpv4(address)) {
      return of(Arrays.copyOfRange(address, 12, 16));
    }
    if (address.length == 16 && isIsatap(address)) {
      return RESERVED;
    }
    for (Block block : BLOCKS) {
      if (block.contains(address)) {
        return block.kind;
      }
    }
    return address.length == 4 ? PUBLIC : RESERVED;
  }

  /** IPv4-mapped ::ffff:0:0/96, and the NAT64 prefix 64:ff9b::/96 that a DNS64 answers with. */
  private static boolean carriesIpv4(byte[] address) {
    return Block.MAPPED.contains(address) || Block.NAT64.contains(address);
  }

  /** An interface id that carries an IPv4 address under any prefix (RFC 5214). */
  private static boolean isIsatap(byte[] a) {
    return (a[8] & ~2) == 0 && a[9] == 0 && a[10] == 0x5e && a[11] == (byte) 0xfe;
  }

  private static final class Block {
    // In bytes: the JDK turns a mapped address into an IPv4 one when it parses it.
    static final Block MAPPED =
        new Block(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0}, 96, PUBLIC);
    static final Block NAT64 = of("64:ff9b::/96", PUBLIC);

    private final byte[] prefix;
    private final int bits;
    private final AddressKind kind;

    Block(byte[] prefix, int bits, AddressKind kind) {
      this.prefix = prefix;
      this.bits = bits;
      this.kind = kind;
    }

    static Block of(String text, AddressKind kind) {
      int slash = text.indexOf('/');
      InetAddress address = InetAddress.ofLiteral(text.substring(0, slash));
      return new Block(address.getAddress(), Integer.parseInt(text.substring(slash + 1)), kind);
    }

    boolean contains(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      int whole = bits / 8;
      if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
        return false;
      }
      int rest = bits % 8;
      return rest == 0 || ((address[whole] ^ prefix[whole]) & 0xff) >>> (8 - rest) == 0;
    }
  }
}
