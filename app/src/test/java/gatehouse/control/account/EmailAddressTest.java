package gatehouse.control.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class EmailAddressTest {
  @Example
  void keepsWhatWasTypedAndComparesWithoutCase() {
    EmailAddress ann = EmailAddress.parse("  Ann.Lee+news@Example.COM ");
    assertThat(ann.text()).isEqualTo("Ann.Lee+news@example.com");
    assertThat(ann.key()).isEqualTo("ann.lee+news@example.com");
    assertThat(ann.masked()).isEqualTo("A•••@example.com");
    assertThat(EmailAddress.parse("ａnn@example.com").key()).isEqualTo("ann@example.com");
    assertThat(EmailAddress.parse("Jose\u0301@example.com").key())
        .isEqualTo(EmailAddress.parse("JOS\u00c9@example.com").key());
  }

  @Example
  void showsForeignDomainsInPunycode() {
    assertThat(EmailAddress.parse("info@bücher.example").text())
        .isEqualTo("info@xn--bcher-kva.example");
    // Wholly Cyrillic, and yet it reads as apple: nobody will take the punycode for it.
    assertThat(EmailAddress.parse("info@аррӏе.example").text())
        .isEqualTo("info@xn--80ak6aa92e.example");
  }

  @Example
  void refusesLookAlikesAndWhatBreaksAMailsHeader() {
    for (String bad :
        List.of(
            "info@аpple.example", // a Cyrillic а before Latin letters
            "аdmin@acme.example",
            "info@xn--pple-43d.example", // the same, in punycode already
            "a@b.example\r\nBcc: victim@example.com",
            "a\u0000@b.example",
            "a\u202e@b.example",
            "a\u200b@b.example",
            "a@b@c.example",
            "a＠b@c.example",
            "@example.com",
            "a@",
            "a@localhost",
            "a@-x.example",
            "a@x..example",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            ".a@example.com",
            "a..b@example.com",
            "\"a b\"@example.com",
            "a b@example.com",
            "a,b@example.com",
            "<a@example.com>",
            "a".repeat(65) + "@example.com",
            "a@" + "x".repeat(64) + ".example",
            "a@" + "x.".repeat(125) + "example")) {
      assertThatThrownBy(() -> EmailAddress.parse(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("[A-Z].*");
    }
  }

  @Property
  void isStableAndNeverFailsOtherwise(@ForAll @StringLength(max = 300) String typed) {
    EmailAddress address;
    try {
      address = EmailAddress.parse(typed);
    } catch (IllegalArgumentException refused) {
      return;
    }
    assertThat(EmailAddress.parse(address.text())).isEqualTo(address);
    assertThat(EmailAddress.parse(address.key()).key()).isEqualTo(address.key());
  }
}
