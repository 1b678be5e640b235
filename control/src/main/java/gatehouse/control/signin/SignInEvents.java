package gatehouse.control.signin;

import gatehouse.control.session.Client;
import gatehouse.control.session.SignInMethod;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notes sign-ins, good and bad. A flood of bad ones is one row a minute, with their number. */
@ApplicationScoped
class SignInEvents {
  private static final Duration KEPT = Duration.ofDays(180);

  private final Database database;
  private final Ids ids;
  private final Clock clock;

  SignInEvents(Database database, Ids ids, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  void succeeded(
      UUID account, SignInMethod method, @Nullable UUID provider, UUID device, Client client) {
    database.<@Nullable Void>joined(handle -> {
      new SignInEventDao(handle)
          .succeeded(ids.next(), account, method, provider, device, client, clock.instant());
      return null;
    });
  }

  void failed(@Nullable UUID account, FailureReason reason, @Nullable UUID device, Client client) {
    database.<@Nullable Void>joined(handle -> {
      new SignInEventDao(handle)
          .failed(ids.next(), account, reason, device, client, clock.instant());
      return null;
    });
  }

  /** An account's, the newest first, behind {@code after}. */
  List<SignInEvent> of(UUID account, @Nullable SignInEvent after, int limit) {
    return database.joined(handle -> new SignInEventDao(handle).of(account, after, limit));
  }

  int sweep() {
    return database.joined(handle -> new SignInEventDao(handle).sweep(clock.instant().minus(KEPT)));
  }
}
