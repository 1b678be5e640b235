package gatehouse.platform.crypto;

import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords with Argon2id, the parameters OWASP's Password Storage Cheat Sheet names first.
 *
 * <p>Each hash takes 19 MiB and all of one core. So they run on a few threads of their own, never
 * on the carriers of virtual threads, where four sign-ins would hold up everybody's requests; and
 * who would wait too long is sent away.
 */
@ApplicationScoped
public class Passwords {
  static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final Argon2id ARGON2 = new Argon2id(MEMORY_KIB, PASSES, LANES);

  private static final int WAITING_PER_THREAD = 50;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

  private final SecureRandom random;
  private final ThreadPoolExecutor threads;
  private final LongAdder computed = new LongAdder();
  private final String nobody;

  public Passwords(
      SecureRandom random,
      @ConfigProperty(name = "gatehouse.argon2-concurrency", defaultValue = "0") int concurrency) {
    this.random = random;
    int count = concurrency > 0 ? concurrency : Runtime.getRuntime().availableProcessors();
    this.threads =
        new ThreadPoolExecutor(
            count,
            count,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(count * WAITING_PER_THREAD),
            Thread.ofPlatform().daemon().name("argon2-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
    this.nobody = ARGON2.phc(bytes(SALT_BYTES), bytes(HASH_BYTES));
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }

  /**
   * A new hash with its parameters and salt, as PHC string.
   *
   * @throws ProblemException unavailable when too many wait already
   */
  public String hash(String password) {
    byte[] salt = bytes(SALT_BYTES);
    return compute(() -> ARGON2.hash(utf8(password), salt, HASH_BYTES));
  }

  /**
   * Whether it is the password of this hash. Takes the same work when there is no hash: from
   * outside nobody learns which accounts exist.
   *
   * @param hash null for an account that does not exist or has no password; never right
   * @throws ProblemException unavailable when too many wait already
   */
  public boolean matches(String password, @Nullable String hash) {
    String against = hash == null ? nobody : hash;
    boolean right = compute(() -> Argon2id.matches(utf8(password), against));
    return right && hash != null;
  }

  /** True when the hash was made with other parameters than today's. */
  public boolean outdated(String hash) {
    return !hash.startsWith(ARGON2.prefix());
  }

  /** How many hashes were computed since the start. */
  public long computed() {
    return computed.sum();
  }

  /** One form for one password, however a keyboard composes its characters (NIST SP 800-63B-4). */
  public static String normalised(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private <T> T compute(Callable<T> work) {
    Future<T> result;
    try {
      result =
          threads.submit(() -> {
            computed.increment();
            return work.call();
          });
    } catch (RejectedExecutionException e) {
      throw overloaded();
    }
    try {
      return result.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      result.cancel(false);
      throw overloaded();
    } catch (InterruptedException e) {
      result.cancel(false);
      Thread.currentThread().interrupt();
      throw overloaded();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A password could not be hashed", e.getCause());
    }
  }

  private static ProblemException overloaded() {
    return new ProblemException(
        ProblemType.UNAVAILABLE,
        "Many people are signing in right now. Try again in a few seconds.",
        List.of(),
        Duration.ofSeconds(5));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] utf8(String password) {
    return normalised(password).getBytes(StandardCharsets.UTF_8);
  }
}
