package gatehouse.platform.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Recognises a text again without keeping it. Not a plain hash: whoever reads the database could
 * try texts that are short or guessable, such as a request with a password in it.
 */
@ApplicationScoped
public class Fingerprints {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  Fingerprints(@ConfigProperty(name = "gatehouse.secrets-keyset") String keyset) {
    // A key of its own from the server's key: it seals nothing and opens nothing.
    byte[] root = keyset.getBytes(StandardCharsets.UTF_8);
    byte[] own = hmac(new SecretKeySpec(root, ALGORITHM), "gatehouse fingerprints 1");
    this.key = new SecretKeySpec(own, ALGORITHM);
  }

  /** The same 32 bytes for the same input, under this server's key. */
  public byte[] of(byte[] input) {
    return hmac(key, input);
  }

  private static byte[] hmac(SecretKeySpec key, String text) {
    return hmac(key, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(SecretKeySpec key, byte[] input) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC with SHA-256", e);
    }
  }
}
