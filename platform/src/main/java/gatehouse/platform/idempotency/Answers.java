package gatehouse.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.platform.crypto.Sealer;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.jobs.Housekeeping;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers the answers to requests that bear a key, for a day. */
@ApplicationScoped
class Answers implements Housekeeping {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  // Far longer than any request runs: whoever began before that has died.
  private static final Duration LONGEST_REQUEST = Duration.ofMinutes(2);
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final Database database;
  private final Sealer sealer;
  private final ObjectMapper json;
  private final Clock clock;

  Answers(Database database, Sealer sealer, ObjectMapper json, Clock clock) {
    this.database = database;
    this.sealer = sealer;
    this.json = json;
    this.clock = clock;
  }

  /** What was answered. Bodies may hold a secret that is shown once, so they are sealed at rest. */
  record Answer(int status, Map<String, String> headers, String body) {}

  /**
   * The answer that was given already; empty when this request is the first and goes ahead.
   *
   * @throws ProblemException when the key was used for something else, or no answer will come
   */
  Optional<Answer> begin(KeyedRequest request) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Instant now = clock.instant();
      boolean first =
          database.joined(
              handle -> new IdempotencyDao(handle).begin(request, now, now.minus(KEPT)));
      if (first) {
        return Optional.empty();
      }
      IdempotencyDao.Row row =
          database.joined(handle -> new IdempotencyDao(handle).find(request)).orElse(null);
      if (row == null) {
        continue; // it was forgotten in this moment
      }
      if (!row.hash().equals(request.hash())) {
        throw new ProblemException(
            ProblemType.IDEMPOTENCY_KEY_REUSED,
            "Take a new key for a request that differs in method, address or body.");
      }
      if (row.state().equals("done")) {
        return Optional.of(opened(request, row));
      }
      boolean died = row.createdAt().isBefore(now.minus(LONGEST_REQUEST));
      if (died && row.state().equals("effect")) {
        throw new ProblemException(
            ProblemType.CONFLICT,
            "The first request with this key took effect, but its answer was lost. Look at what is"
                + " there now before you send it again with a new key.");
      }
      if (died
          && database.joined(handle ->
              new IdempotencyDao(handle).takeOver(request, now.minus(LONGEST_REQUEST), now))) {
        return Optional.empty();
      }
      if (System.nanoTime() >= end) {
        throw new ProblemException(
            ProblemType.IDEMPOTENCY_IN_PROGRESS, "Send it again in a moment, with the same key.");
      }
      pause();
    }
  }

  void keep(KeyedRequest request, Answer answer) {
    String sealed = HexFormat.of().formatHex(sealer.seal(answer.body(), request.place()));
    database.<@Nullable Void>joined(handle -> {
      new IdempotencyDao(handle).done(request, answer.status(), written(answer.headers()), sealed);
      return null;
    });
  }

  void forget(KeyedRequest request) {
    database.<@Nullable Void>joined(handle -> {
      new IdempotencyDao(handle).forget(request);
      return null;
    });
  }

  private Answer opened(KeyedRequest request, IdempotencyDao.Row row) {
    if (row.status() == null || row.headers() == null || row.body() == null) {
      throw new IllegalStateException("A remembered answer is not whole");
    }
    try {
      return new Answer(
          row.status(),
          json.readValue(row.headers(), HEADERS),
          sealer.open(HexFormat.of().parseHex(row.body()), request.place()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String written(Map<String, String> headers) {
    try {
      return json.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The entity as it goes out, so that it can be remembered to the byte. */
  String body(@Nullable Object entity) {
    try {
      return switch (entity) {
        case null -> "";
        case String text -> text;
        case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
        default -> json.writeValueAsString(entity);
      };
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String name() {
    return "idempotency keys";
  }

  @Override
  public int sweep(Instant now) {
    return database.joined(handle -> new IdempotencyDao(handle).purge(now.minus(KEPT)));
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
