package gatehouse.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = new Passwords(new SecureRandom(), 1);

  @AfterEach
  void stop() {
    passwords.stop();
  }

  @Test
  void hashesWithArgon2idAtTheParametersOfTheCheatSheet() {
    String hash = passwords.hash("purple otters sing");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("otters");
    assertThat(passwords.matches("purple otters sing", hash)).isTrue();
    assertThat(passwords.matches("purple otters sinG", hash)).isFalse();
    assertThat(passwords.hash("purple otters sing")).isNotEqualTo(hash);
    assertThat(passwords.outdated(hash)).isFalse();
    assertThat(passwords.outdated(hash.replace("t=2", "t=1"))).isTrue();
  }

  @Test
  void knowsAPasswordHoweverAKeyboardComposesIt() {
    String hash = passwords.hash("Z\u00fcrich am Morgen");
    assertThat(passwords.matches("Zu\u0308rich am Morgen", hash)).isTrue();
  }

  @Test
  void doesTheSameWorkForNobody() {
    long before = passwords.computed();
    assertThat(passwords.matches("purple otters sing", null)).isFalse();
    assertThat(passwords.computed() - before).isEqualTo(1);
  }

  @Test
  void checksAHashOfOtherParameters() {
    // From the reference implementation: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1
    String reference =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
            + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    assertThat(passwords.matches("password", reference)).isTrue();
    assertThat(passwords.outdated(reference)).isTrue();
  }
}
