package gatehouse.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals secrets before they go into the database, and opens them. Each is bound to its place: moved
 * to another row it does not open.
 */
public final class Sealer {
  private static final Configuration CONFIGURATION = AeadConfig2026.get();

  private final Aead aead;

  /**
   * Takes its keys from a keyset.
   *
   * @param keyset a Tink keyset as JSON, as made by {@link #newKeyset}
   * @throws IllegalArgumentException when it is not one
   */
  public Sealer(String keyset) {
    try {
      this.aead =
          TinkJsonProtoKeysetFormat.parseKeyset(
                  keyset, CONFIGURATION, InsecureSecretKeyAccess.get())
              .getPrimitive(CONFIGURATION, Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The key file is not a Tink keyset", e);
    }
  }

  /** A new AES-256-GCM key, as JSON. */
  public static String newKeyset() {
    try {
      KeysetHandle keys =
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CONFIGURATION);
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          keys, CONFIGURATION, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Seals a secret for one place.
   *
   * @param place table, row id and workspace of the value, such as {@code account_totp:018f…}
   */
  public byte[] seal(String secret, String place) {
    try {
      return aead.encrypt(bytes(secret), bytes(place));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Opens what was sealed for the same place.
   *
   * @throws IllegalStateException when it was sealed for another place, by another key, or altered
   */
  public String open(byte[] sealed, String place) {
    try {
      return new String(aead.decrypt(sealed, bytes(place)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A sealed value of " + place + " does not open", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
