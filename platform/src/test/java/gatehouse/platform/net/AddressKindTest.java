package gatehouse.platform.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class AddressKindTest {
  @Example
  void everyKindIsToldByExample() {
    Map<String, AddressKind> known =
        Map.ofEntries(
            Map.entry("8.8.8.8", AddressKind.PUBLIC),
            Map.entry("172.15.255.255", AddressKind.PUBLIC),
            Map.entry("172.16.0.0", AddressKind.PRIVATE),
            Map.entry("172.31.255.255", AddressKind.PRIVATE),
            Map.entry("172.32.0.0", AddressKind.PUBLIC),
            Map.entry("192.168.4.5", AddressKind.PRIVATE),
            Map.entry("127.255.255.254", AddressKind.LOOPBACK),
            Map.entry("0.0.0.0", AddressKind.RESERVED),
            Map.entry("100.64.0.1", AddressKind.SHARED),
            Map.entry("100.128.0.1", AddressKind.PUBLIC),
            Map.entry("169.254.169.254", AddressKind.LINK_LOCAL),
            Map.entry("100.100.100.200", AddressKind.METADATA),
            Map.entry("168.63.129.16", AddressKind.METADATA),
            Map.entry("255.255.255.255", AddressKind.RESERVED),
            Map.entry("239.1.1.1", AddressKind.MULTICAST),
            Map.entry("2606:4700::1111", AddressKind.PUBLIC),
            Map.entry("::", AddressKind.RESERVED),
            Map.entry("::1", AddressKind.LOOPBACK),
            Map.entry("::7f00:1", AddressKind.RESERVED),
            Map.entry("fd00:ec2::254", AddressKind.METADATA),
            Map.entry("fd12::1", AddressKind.UNIQUE_LOCAL),
            Map.entry("fe80::1", AddressKind.LINK_LOCAL),
            Map.entry("fec0::1", AddressKind.RESERVED),
            Map.entry("ff02::1", AddressKind.MULTICAST),
            Map.entry("2002:7f00:1::", AddressKind.RESERVED),
            Map.entry("2001:0:4136:e378:8000:63bf:3fff:fdd2", AddressKind.RESERVED),
            Map.entry("64:ff9b::a9fe:a9fe", AddressKind.LINK_LOCAL),
            Map.entry("64:ff9b::808:808", AddressKind.PUBLIC),
            Map.entry("64:ff9b:1::808:808", AddressKind.RESERVED),
            Map.entry("2606:4700::5efe:a00:1", AddressKind.RESERVED));
    known.forEach((text, kind) ->
        assertThat(AddressKind.of(InetAddress.ofLiteral(text))).as(text).isEqualTo(kind));
  }

  @Property
  void nothingInsideByTheJdksOwnWordsIsPublic(@ForAll("ipv4") byte[] four)
      throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress(four);
    boolean inside =
        address.isLoopbackAddress()
            || address.isSiteLocalAddress()
            || address.isLinkLocalAddress()
            || address.isMulticastAddress()
            || address.isAnyLocalAddress();
    if (inside) {
      assertThat(AddressKind.of(four)).isNotEqualTo(AddressKind.PUBLIC);
    }
  }

  @Property
  void anAddressHiddenInIpv6IsWhatItIsInIpv4(@ForAll("ipv4") byte[] four) {
    AddressKind plain = AddressKind.of(four);
    assertThat(AddressKind.of(join(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1}, four)))
        .isEqualTo(plain);
    assertThat(
            AddressKind.of(
                join(new byte[] {0, 0x64, -1, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}, four)))
        .isEqualTo(plain);
  }

  @Property
  void theOldTunnelsAreNeverCalled(@ForAll("ipv4") byte[] four, @ForAll @Size(10) byte[] rest) {
    byte[] sixToFour = join(join(new byte[] {0x20, 0x02}, four), rest);
    assertThat(AddressKind.of(sixToFour).operatorMayAllow()).isFalse();
  }

  @Property
  void inIpv6OnlyTheGlobalEighthIsPublic(@ForAll @Size(16) byte[] sixteen) {
    if (AddressKind.of(sixteen) == AddressKind.PUBLIC) {
      boolean nat64 = sixteen[0] == 0 && sixteen[1] == 0x64;
      boolean mapped = sixteen[10] == -1 && sixteen[0] == 0;
      assertThat((sixteen[0] & 0xe0) == 0x20 || nat64 || mapped).isTrue();
    }
  }

  /**
   * Uniform bytes seldom fall into the small blocks: half of the samples begin with their numbers.
   */
  @Provide
  Arbitrary<byte[]> ipv4() {
    Arbitrary<Byte> any = Arbitraries.bytes();
    Arbitrary<Byte> telling =
        Arbitraries.of(
            (byte) 0,
            (byte) 10,
            (byte) 100,
            (byte) 127,
            (byte) 169,
            (byte) 172,
            (byte) 192,
            (byte) 168,
            (byte) 254,
            (byte) 224,
            (byte) 255,
            (byte) 16,
            (byte) 64);
    Arbitrary<Byte> each = Arbitraries.oneOf(any, telling);
    return each.array(byte[].class).ofSize(4);
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] joined = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
