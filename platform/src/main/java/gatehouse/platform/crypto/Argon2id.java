package gatehouse.platform.crypto;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with its parameters, to and from the PHC string format.
 *
 * @param memoryKib the memory it fills, in KiB
 * @param passes how often it goes over the memory
 * @param lanes how many parts of the memory are independent
 */
record Argon2id(int memoryKib, int passes, int lanes) {
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})\\$([^$]+)\\$([^$]+)");

  /**
   * A thread keeps the memory of its last hash for the next one: to allocate, and to collect, 19
   * MiB anew costs a quarter of the hash. It is wiped in between, and goes with its thread.
   */
  private static final ThreadLocal<FixedBlockPool> MEMORY = new ThreadLocal<>();

  /** The part of the PHC string that names function and parameters, with the {@code $} behind. */
  String prefix() {
    return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$";
  }

  /** The whole PHC string: parameters, salt and a hash of {@code length} bytes. */
  String hash(byte[] password, byte[] salt, int length) {
    return phc(salt, compute(password, salt, length));
  }

  String phc(byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return prefix() + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
  }

  /**
   * Whether {@code phc} is the hash of this password, by its own parameters. Compares in constant
   * time.
   *
   * @throws IllegalArgumentException when it is not the PHC string of an Argon2id hash
   */
  static boolean matches(byte[] password, String phc) {
    Matcher parts = PHC.matcher(phc);
    if (!parts.matches()) {
      throw new IllegalArgumentException("This is not the PHC string of an Argon2id hash");
    }
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    byte[] hash = Base64.getDecoder().decode(parts.group(5));
    Argon2id function =
        new Argon2id(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    return MessageDigest.isEqual(hash, function.compute(password, salt, hash.length));
  }

  private byte[] compute(byte[] password, byte[] salt, int length) {
    FixedBlockPool memory = MEMORY.get();
    if (memory == null) {
      memory = new FixedBlockPool(Passwords.MEMORY_KIB);
      MEMORY.set(memory);
    }
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .withBlockPool(memory)
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password, hash);
    return hash;
  }
}
