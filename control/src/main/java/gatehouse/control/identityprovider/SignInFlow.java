package gatehouse.control.identityprovider;

import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.identityprovider.oidc.Claims;
import gatehouse.control.identityprovider.oidc.Handshake;
import gatehouse.control.identityprovider.oidc.OidcClient;
import gatehouse.control.identityprovider.oidc.OidcException;
import gatehouse.control.session.SignInMethod;
import gatehouse.control.signin.Entered;
import gatehouse.control.signin.Entrance;
import gatehouse.control.signin.Visit;
import gatehouse.platform.crypto.Sealer;
import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The way to a provider and back. Three steps when somebody comes back: the attempt is taken
 * (once), the provider is asked (no transaction is open then), and the session is opened.
 */
@ApplicationScoped
class SignInFlow {
  static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Logger LOG = Logger.getLogger("gatehouse.sign-in");

  private final Database database;
  private final Providers providers;
  private final OidcClient oidc;
  private final Arrivals arrivals;
  private final Identities identities;
  private final Accounts accounts;
  private final Entrance entrance;
  private final Sealer sealer;
  private final Tokens tokens;
  private final Ids ids;
  private final Clock clock;

  SignInFlow(
      Database database,
      Providers providers,
      OidcClient oidc,
      Arrivals arrivals,
      Identities identities,
      Accounts accounts,
      Entrance entrance,
      Sealer sealer,
      Tokens tokens,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.providers = providers;
    this.oidc = oidc;
    this.arrivals = arrivals;
    this.identities = identities;
    this.accounts = accounts;
    this.entrance = entrance;
    this.sealer = sealer;
    this.tokens = tokens;
    this.ids = ids;
    this.clock = clock;
  }

  /** Begins a sign-in, or, with an account, the linking of an identity to it. */
  Departure begin(UUID providerId, ReturnTo returnTo, @Nullable UUID account) {
    Provider provider =
        providers
            .find(providerId)
            .filter(Provider::enabled)
            .orElseThrow(ProblemException::notFound);
    Handshake once = new Handshake(tokens.next(), tokens.next(), tokens.next());
    String browser = tokens.next();
    URI address = ask(() -> oidc.authorization(providers.registration(provider), once));
    UUID id = ids.next();
    Attempt attempt = new Attempt(id, providerId, once.nonce(), returnTo.path(), account);
    Instant now = clock.instant();
    database.<@Nullable Void>joined(handle -> {
      AttemptDao dao = new AttemptDao(handle);
      dao.sweep(now);
      dao.insert(
          attempt,
          Tokens.hash(once.state()),
          Tokens.hash(browser),
          sealer.seal(once.verifier(), place(id)),
          now.plus(PATIENCE));
      return null;
    });
    return new Departure(address, browser);
  }

  /** The attempt that a browser comes back with; it can be taken once. */
  Optional<Taken> take(String state, String browser) {
    Instant now = clock.instant();
    return database.joined(handle ->
        new AttemptDao(handle)
            .take(
                Tokens.hash(state),
                Tokens.hash(browser),
                now,
                (attempt, verifier) ->
                    new Taken(attempt, sealer.open(verifier, place(attempt.id())))));
  }

  /** Signs in who comes back from a provider. */
  Entered arrive(Taken taken, Answer answer, Visit visit) {
    Provider asked = enabled(taken.attempt());
    Claims claims = redeem(asked, taken, answer);
    return database.acrossWorkspaces(handle -> {
      Provider provider = unchanged(asked, new ProviderDao(handle).hold(asked.id()));
      Account account = arrivals.admit(provider, claims);
      return entrance.letIn(
          account.id(), SignInMethod.IDENTITY_PROVIDER, provider.id(), visit, false);
    });
  }

  /**
   * Links who comes back to the account that asked for it.
   *
   * @param signedInAs who is signed in in that browser now
   */
  void link(Taken taken, Answer answer, @Nullable UUID signedInAs) {
    if (signedInAs == null || !signedInAs.equals(taken.attempt().accountId())) {
      throw new ProblemException(
          ProblemType.NOT_SIGNED_IN, "Sign in to your account, then link the provider again.");
    }
    Provider asked = enabled(taken.attempt());
    Claims claims = redeem(asked, taken, answer);
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      Provider provider = unchanged(asked, new ProviderDao(handle).hold(asked.id()));
      identities.link(provider, claims, accounts.locked(signedInAs));
      return null;
    });
  }

  private Provider enabled(Attempt attempt) {
    return providers
        .find(attempt.providerId())
        .filter(Provider::enabled)
        .orElseThrow(SignInFlow::gone);
  }

  /** It may have been disabled, or made another one, while we talked to it. */
  private static Provider unchanged(Provider asked, Optional<Provider> now) {
    return now.filter(Provider::enabled)
        .filter(p -> p.issuer().equals(asked.issuer()) && p.clientId().equals(asked.clientId()))
        .orElseThrow(SignInFlow::gone);
  }

  private Claims redeem(Provider provider, Taken taken, Answer answer) {
    String code = answer.code();
    if (code == null || code.isBlank()) {
      LOG.infof("%s let nobody in: %s", name(provider), answer.error());
      throw new ProblemException(
          ProblemType.SIGN_IN_REFUSED, "The identity provider did not let you in.");
    }
    Handshake once = new Handshake("", taken.attempt().nonce(), taken.verifier());
    return ask(() -> oidc.redeem(providers.registration(provider), once, code, answer.issuer()));
  }

  private static <T> T ask(java.util.function.Supplier<T> question) {
    try {
      return question.get();
    } catch (OidcException e) {
      LOG.infof("Identity provider: %s", e.getMessage());
      throw e.unreachable()
          ? new ProblemException(
              ProblemType.UNAVAILABLE, "The identity provider did not answer. Try again.")
          : new ProblemException(
              ProblemType.SIGN_IN_REFUSED,
              "The identity provider's answer is not right. Its administrator can see why in the"
                  + " server's log.");
    }
  }

  private static ProblemException gone() {
    return new ProblemException(
        ProblemType.SIGN_IN_REFUSED, "This identity provider is not in use any more.");
  }

  private static String name(Provider provider) {
    return IdType.IDENTITY_PROVIDER.format(provider.id());
  }

  private static String place(UUID attempt) {
    return "identity_provider_attempt:" + attempt;
  }

  /** An attempt whose browser came back, with what only we know of it. */
  record Taken(Attempt attempt, String verifier) {
    @Override
    public String toString() {
      return "Taken[" + attempt.id() + "]";
    }
  }

  /**
   * Where the browser goes.
   *
   * @param browser the cookie it keeps until it comes back
   */
  record Departure(URI address, String browser) {}

  /** The parameters a browser brings back. */
  record Answer(@Nullable String code, @Nullable String issuer, @Nullable String error) {}
}
