package gatehouse.control.onetime;

import gatehouse.control.account.AccountChanged;
import gatehouse.control.account.AccountStatus;
import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, shows and uses up links. Parallel uses of one link: one works. */
@ApplicationScoped
public class OneTimeLinks {
  private static final int LONGEST = 100;

  private final Database database;
  private final Tokens tokens;
  private final Ids ids;
  private final Clock clock;

  OneTimeLinks(Database database, Tokens tokens, Ids ids, Clock clock) {
    this.database = database;
    this.tokens = tokens;
    this.ids = ids;
    this.clock = clock;
  }

  /** A fresh token; the one before for the same purpose and account stops working. */
  public String issue(Purpose purpose, @Nullable UUID account, @Nullable String email) {
    return database.joined(handle -> {
      String token = tokens.next();
      new OneTimeLinkDao(handle)
          .replace(ids.next(), purpose, account, Tokens.hash(token), email, clock.instant());
      return token;
    });
  }

  /** As {@link #issue} for many accounts; the tokens are in the same order. */
  public List<String> issue(Purpose purpose, List<UUID> accounts) {
    List<String> issued = accounts.stream().map(account -> tokens.next()).toList();
    List<OneTimeLinkDao.Row> rows = new ArrayList<>(issued.size());
    for (int i = 0; i < issued.size(); i++) {
      String hash = HexFormat.of().formatHex(Tokens.hash(issued.get(i)));
      rows.add(new OneTimeLinkDao.Row(ids.next(), accounts.get(i), hash));
    }
    database.<@Nullable Void>joined(handle -> {
      new OneTimeLinkDao(handle).replace(purpose, rows, clock.instant());
      return null;
    });
    return issued;
  }

  /**
   * What a link is about; it keeps working.
   *
   * @throws ProblemException token-expired when it does not work
   */
  public OneTimeLink show(Purpose purpose, String token) {
    return find(purpose, token).orElseThrow(OneTimeLinks::expired);
  }

  /** As {@link #show}; nothing when it does not work. */
  public Optional<OneTimeLink> find(Purpose purpose, String token) {
    return database.joined(
        handle -> new OneTimeLinkDao(handle).find(purpose, hash(token), clock.instant()));
  }

  /**
   * Uses a link up.
   *
   * @throws ProblemException token-expired when it does not work
   */
  public OneTimeLink take(Purpose purpose, String token) {
    return tryTake(purpose, token).orElseThrow(OneTimeLinks::expired);
  }

  public Optional<OneTimeLink> tryTake(Purpose purpose, String token) {
    return database.joined(
        handle -> new OneTimeLinkDao(handle).take(purpose, hash(token), clock.instant()));
  }

  /** The address that waits for its proof. */
  public Optional<String> pendingEmail(Purpose purpose, UUID account) {
    return database.joined(
        handle -> new OneTimeLinkDao(handle).pendingEmail(purpose, account, clock.instant()));
  }

  /** Makes the account's link of this purpose worthless. */
  public boolean revoke(Purpose purpose, UUID account) {
    return database.joined(handle -> new OneTimeLinkDao(handle).delete(purpose, account));
  }

  /** No link leads to a deleted account. */
  void ended(@Observes AccountChanged change) {
    if (change.after().status() == AccountStatus.DELETED) {
      database.joined(handle -> new OneTimeLinkDao(handle).deleteAll(change.after().id()));
    }
  }

  /** Deletes what no longer works. */
  public int sweep() {
    return database.joined(handle -> new OneTimeLinkDao(handle).sweep(clock.instant()));
  }

  public static ProblemException expired() {
    return new ProblemException(
        ProblemType.TOKEN_EXPIRED,
        "It was used, replaced by a newer one, or is too old. Ask for a new one.");
  }

  private static byte[] hash(String token) {
    return Tokens.hash(token.length() > LONGEST ? "" : token);
  }
}
