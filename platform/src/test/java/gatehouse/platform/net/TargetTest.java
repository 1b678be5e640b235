package gatehouse.platform.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TargetTest {
  @Example
  void aNameIsReadOneWayHoweverItIsWritten() {
    for (String same :
        List.of("https://Login.Example", "https://login.example.:443/", "HTTPS://LOGIN.EXAMPLE/")) {
      Target target = Target.of(URI.create(same));
      assertThat(target.host()).isEqualTo("login.example");
      assertThat(target.authority()).isEqualTo("login.example");
      assertThat(target.path()).isEqualTo("/");
    }
  }

  @Example
  void pathAndQueryAreKeptAsWritten() {
    Target target = Target.of(URI.create("https://a.example:8443/x%2Fy?z=%20"));
    assertThat(target.path()).isEqualTo("/x%2Fy?z=%20");
    assertThat(target.authority()).isEqualTo("a.example:8443");
  }

  @Example
  void whatTwoParsersCouldReadDifferentlyIsRefused() {
    for (String odd :
        List.of(
            "https://a.example@127.0.0.1/",
            "https://user:secret@a.example/",
            "https://a.example/#@b.example",
            "https://2130706433/",
            "https://0x7f000001/",
            "https://0x7f.1/",
            "https://127.1/",
            "https://0177.0.0.1/",
            "https://127.0.0.01/",
            "https://256.1.1.1/",
            "https://a.example../",
            "https://a_b.example/",
            "https://bücher.example/",
            "https://１２７.0.0.1/",
            "https://[fe80::1%25eth0]/",
            "https://a.example:0/",
            "https://a.example:65536/",
            "https://-a.example/",
            "https:///path",
            "https:a.example",
            "ftp://a.example/",
            "file:///etc/passwd",
            "//a.example/",
            "https://a.example/" + "x".repeat(2100))) {
      assertThatThrownBy(() -> Target.of(URI.create(odd)))
          .as(odd)
          .isInstanceOfSatisfying(
              OutgoingException.class,
              e -> assertThat(e.reason()).isEqualTo(OutgoingException.Reason.URL_REFUSED));
    }
  }

  @Property(tries = 300)
  void anAddressAsOneNumberIsNeverTaken(@ForAll @IntRange(min = 0) int number) {
    for (String form : List.of("%d", "0x%x", "0%o")) {
      assertThatThrownBy(() -> Target.of(URI.create("https://" + form.formatted(number) + "/")))
          .isInstanceOf(OutgoingException.class);
    }
  }

  @Example
  void aMappedAddressIsTheIpv4AddressItHides() {
    Target target = Target.of(URI.create("https://[::ffff:10.0.0.1]/"));
    assertThat(target.host()).isEqualTo("10.0.0.1");
  }

  @Example
  void theOperatorsListTakesHostsWithOrWithoutPort() {
    AllowedHosts hosts =
        new AllowedHosts(Optional.of(List.of("SSO.internal", "10.0.0.5:8443", "[fd00::1]:9000")));
    assertThat(hosts.contain(Target.of(URI.create("http://sso.internal.:81/")))).isTrue();
    assertThat(hosts.contain(Target.of(URI.create("https://10.0.0.5:8443/")))).isTrue();
    assertThat(hosts.contain(Target.of(URI.create("https://10.0.0.5/")))).isFalse();
    assertThat(hosts.contain(Target.of(URI.create("https://[fd00:0::1]:9000/")))).isTrue();
    assertThat(hosts.contain(Target.of(URI.create("https://evil.sso.internal/")))).isFalse();
  }

  @Example
  void aMistakeInTheOperatorsListIsSaidWithTheKeysName() {
    for (String wrong :
        List.of("http://a.example", "a.example/path", "10.0.0.0/8", "*.example", "a:b")) {
      assertThatThrownBy(() -> new AllowedHosts(Optional.of(List.of(wrong))))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("gatehouse.allowed-private-hosts");
    }
  }
}
