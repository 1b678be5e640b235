package gatehouse.control.session;

import gatehouse.control.access.Identity;
import gatehouse.control.access.Memberships;
import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.database.Database;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.Events;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Opens and ends sessions. Whoever signs in gets a new one with a new token, whatever cookie came
 * with the request: a token that was planted before stays worthless.
 */
@ApplicationScoped
public class Sessions {
  /** A row is not written for every request; so a pause is known to this precision. */
  private static final Duration PRECISION = Duration.ofMinutes(1);

  private static final int TOKEN_LENGTH = 43;
  private static final int MOST_TOLD = 1_000;

  private final Database database;
  private final SessionLimits limits;
  private final Memberships memberships;
  private final Tokens tokens;
  private final Events events;
  private final Ids ids;
  private final Clock clock;

  Sessions(
      Database database,
      SessionLimits limits,
      Memberships memberships,
      Tokens tokens,
      Events events,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.limits = limits;
    this.memberships = memberships;
    this.tokens = tokens;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /** Opens a session for someone whose proof was checked. */
  public Opened open(SignIn how) {
    return database.joined(handle -> {
      Instant now = clock.instant();
      Opened opened = new Opened(ids.next(), tokens.next(), now.plus(limits.longest()));
      new SessionDao(handle)
          .insert(opened.id(), how, Tokens.hash(opened.token()), now, opened.ends());
      return opened;
    });
  }

  /** Ends the session of a cookie; nothing happens when there is none. */
  public void endByToken(String token) {
    database.<@Nullable Void>joined(handle -> {
      new SessionDao(handle).deleteByToken(Tokens.hash(token)).ifPresent(this::tell);
      return null;
    });
  }

  /**
   * Ends one session of an account.
   *
   * @throws ProblemException not-found when the account has no such session
   */
  public void end(UUID account, UUID session) {
    database.<@Nullable Void>joined(handle -> {
      if (!new SessionDao(handle).delete(account, session)) {
        throw ProblemException.notFound();
      }
      tell(account);
      return null;
    });
  }

  /** Ends every session of an account and says how many there were. */
  public int endAll(UUID account) {
    return ended(account, dao -> dao.deleteAll(account, null));
  }

  /** Ends every session of an account but one. */
  public int endOthers(UUID account, UUID kept) {
    return ended(account, dao -> dao.deleteAll(account, kept));
  }

  public int endOfDevice(UUID account, UUID device) {
    return ended(account, dao -> dao.deleteOfDevice(account, device));
  }

  private int ended(UUID account, ToIntFunction<SessionDao> delete) {
    return database.joined(handle -> {
      int ended = delete.applyAsInt(new SessionDao(handle));
      if (ended > 0) {
        tell(account);
      }
      return ended;
    });
  }

  /** Open event streams look at once whether they were of that session. */
  private void tell(UUID account) {
    events.publish(new Event("session.ended", null, account, null, Map.of()));
  }

  /** Ends every session that an identity provider opened, of whichever account. */
  public int endOfProvider(UUID provider) {
    return database.joined(handle -> {
      List<UUID> ended = new SessionDao(handle).deleteOfProvider(provider);
      // Streams look every second by themselves: with very many it is not worth a message each.
      ended.stream().distinct().limit(MOST_TOLD).forEach(this::tell);
      return ended.size();
    });
  }

  /** Ends the sessions of one account that an identity provider opened. */
  public int endOfProvider(UUID account, UUID provider) {
    return ended(account, dao -> dao.deleteOfProvider(account, provider));
  }

  /** The account's sessions, the last used one first. */
  public List<OwnSession> of(UUID account) {
    Instant now = clock.instant();
    return database.joined(handle -> new SessionDao(handle).of(account, now));
  }

  /** Deletes what has ended long ago. */
  public int sweep() {
    return database.joined(handle -> new SessionDao(handle).sweep(clock.instant()));
  }

  /** Whose session a cookie is, if it still is one. */
  Optional<Identity> identify(@Nullable String token) {
    if (token == null || token.length() != TOKEN_LENGTH) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return database
        .joined(handle -> new SessionDao(handle).live(Tokens.hash(token), now))
        .flatMap(session -> admit(session, now, true));
  }

  /** The session as it is now, without counting as a request: an open page alone is not use. */
  Optional<Identity> again(UUID id) {
    Instant now = clock.instant();
    return database
        .joined(handle -> new SessionDao(handle).liveById(id, now))
        .flatMap(session -> admit(session, now, false));
  }

  private Optional<Identity> admit(LiveSession session, Instant now, boolean isRequest) {
    Duration pause = Duration.between(session.lastSeen(), now);
    Instant authenticated = session.authenticatedAt();
    if (!limits.holds(authenticated, pause, false, now)) {
      return Optional.empty();
    }
    Duration longest = Duration.ofSeconds(session.longestIdleSeconds());
    Duration idle = pause.compareTo(longest) > 0 ? pause : longest;
    Identity identity = identity(session, now.minus(idle));
    // Asked only in the gap between the two limits: most requests come within both.
    if (!limits.holds(authenticated, pause, true, now)
        && (session.operator() || memberships.isAdminSomewhere(identity))) {
      return Optional.empty();
    }
    if (isRequest && pause.compareTo(PRECISION) >= 0) {
      database.<@Nullable Void>joined(handle -> {
        new SessionDao(handle).seen(session.id(), now);
        return null;
      });
    }
    return Optional.of(identity);
  }

  private static Identity identity(LiveSession session, Instant idleSince) {
    return new Identity(
        Identity.Kind.SESSION,
        session.accountId(),
        session.id(),
        session.name(),
        session.email(),
        session.operator(),
        session.twoFactor(),
        Set.of(Identity.Scope.values()),
        null,
        null,
        session.identityProvider(),
        session.authenticatedAt(),
        idleSince);
  }
}
