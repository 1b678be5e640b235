package gatehouse.control.device;

import gatehouse.control.account.AccountChanged;
import gatehouse.control.account.AccountStatus;
import gatehouse.control.session.Client;
import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows browsers by the device cookie. */
@ApplicationScoped
public class Devices {
  public static final String COOKIE = "gatehouse_device";

  /** How long the cookie lasts, and how long an unused device is remembered. */
  public static final Duration REMEMBERED = Duration.ofDays(365);

  public static final Duration TRUSTED = Duration.ofDays(30);
  private static final int TOKEN_LENGTH = 43;

  private final Database database;
  private final Tokens tokens;
  private final Ids ids;
  private final Clock clock;

  Devices(Database database, Tokens tokens, Ids ids, Clock clock) {
    this.database = database;
    this.tokens = tokens;
    this.ids = ids;
    this.clock = clock;
  }

  /** The browser with this cookie, if the account has signed in from it before. */
  public Optional<Device> known(UUID account, @Nullable String token) {
    if (token == null || token.length() != TOKEN_LENGTH) {
      return Optional.empty();
    }
    return database.joined(handle -> new DeviceDao(handle).find(account, Tokens.hash(token)));
  }

  /**
   * Remembers the browser of a sign-in.
   *
   * <p>A browser that is new to the account gets a new token, also when it came with one: else
   * whoever planted that cookie would share what the account is going to trust.
   */
  public Remembered remember(UUID account, @Nullable String token, Client client, boolean trust) {
    Instant now = clock.instant();
    Instant trustedUntil = trust ? now.plus(TRUSTED) : null;
    return database.joined(handle -> {
      DeviceDao dao = new DeviceDao(handle);
      Optional<Device> known = known(account, token);
      if (token != null && known.isPresent()) {
        dao.seen(known.get().id(), client, trustedUntil, now);
        return new Remembered(known.get().id(), token);
      }
      Remembered made = new Remembered(ids.next(), tokens.next());
      byte[] hash = Tokens.hash(made.token());
      if (token != null) {
        dao.retoken(Tokens.hash(token), hash);
      }
      dao.insert(made.id(), account, hash, client, trustedUntil, now);
      return made;
    });
  }

  public List<Device> of(UUID account) {
    return database.joined(handle -> new DeviceDao(handle).of(account));
  }

  /** False when the account has no such device. */
  public boolean forget(UUID account, UUID device) {
    return database.joined(handle -> new DeviceDao(handle).delete(account, device));
  }

  public int forgetAll(UUID account) {
    return database.joined(handle -> new DeviceDao(handle).deleteAll(account));
  }

  /** From now on every sign-in of the account needs its second factor. */
  public int untrustAll(UUID account) {
    return database.joined(handle -> new DeviceDao(handle).untrustAll(account));
  }

  /** A deleted account knows no browser. */
  void ended(@Observes AccountChanged change) {
    if (change.after().status() == AccountStatus.DELETED) {
      forgetAll(change.after().id());
    }
  }

  /** Deletes devices that were not used for a year. */
  public int sweep() {
    Instant before = clock.instant().minus(REMEMBERED);
    return database.joined(handle -> new DeviceDao(handle).sweep(before));
  }
}
