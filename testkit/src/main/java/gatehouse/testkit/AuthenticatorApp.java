package gatehouse.testkit;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/** A person's phone: shows codes, and the paper beside it with the recovery codes. */
public final class AuthenticatorApp {
  private static final TimeBasedOneTimePasswordGenerator CODES =
      new TimeBasedOneTimePasswordGenerator();

  private final byte[] secret;
  private final List<String> recoveryCodes = new ArrayList<>();

  /** Scans the secret, which is in base 32. */
  public AuthenticatorApp(String secret) {
    BigInteger bits = BigInteger.ZERO;
    for (int i = 0; i < secret.length(); i++) {
      bits =
          bits.shiftLeft(5)
              .or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(secret.charAt(i))));
    }
    byte[] bytes = bits.toByteArray();
    this.secret = new byte[secret.length() * 5 / 8];
    int length = Math.min(bytes.length, this.secret.length);
    System.arraycopy(
        bytes, bytes.length - length, this.secret, this.secret.length - length, length);
  }

  public String code(Instant at) {
    try {
      return CODES.generateOneTimePasswordString(
          new SecretKeySpec(secret, CODES.getAlgorithm()), at, Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  public void keep(List<String> codes) {
    recoveryCodes.clear();
    recoveryCodes.addAll(codes);
  }

  public List<String> recoveryCodes() {
    return List.copyOf(recoveryCodes);
  }
}
