package gatehouse.control.access;

import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether someone with a place in a workspace may come in right now, under its rules. */
@ApplicationScoped
public class WorkspaceGate {
  private final Clock clock;

  WorkspaceGate(Clock clock) {
    this.clock = clock;
  }

  /**
   * Lets the caller in or refuses.
   *
   * @throws ProblemException that says what keeps the caller out
   */
  public void check(Identity identity, Membership membership) {
    switch (membership.standing()) {
      case INVITED -> throw ProblemException.notFound();
      case DISABLED ->
          throw new ProblemException(
              ProblemType.MEMBER_DISABLED, "An Admin of the workspace can reactivate you.");
      case ACTIVE -> {}
    }
    Instant now = clock.instant();
    Instant banned = membership.bannedUntil();
    if (banned != null && now.isBefore(banned)) {
      throw new ProblemException(
          ProblemType.MEMBER_DISABLED, "You are banned from this workspace for now.");
    }
    if (identity.kind() == Identity.Kind.WORKSPACE_TOKEN) {
      return;
    }
    if (membership.requireTwoFactor() && !identity.twoFactor() && identity.provider() == null) {
      throw new ProblemException(
          ProblemType.TWO_FACTOR_SETUP_REQUIRED,
          "Set up two-factor sign-in on your security page, then come back.");
    }
    if (membership.requiredProvider() != null
        && !membership.requiredProvider().equals(identity.provider())) {
      // A personal token shows no provider: it would outlive what the provider ended.
      throw new ProblemException(
          ProblemType.PROVIDER_REQUIRED,
          "Sign in with the workspace's identity provider; personal tokens do not work here.");
    }
    if (identity.kind() == Identity.Kind.SESSION) {
      checkSession(identity, membership, now);
    }
  }

  private static void checkSession(Identity identity, Membership membership, Instant now) {
    if (isPast(identity.authenticatedAt(), hours(membership.sessionHours()), now)
        || isPast(identity.idleSince(), minutes(membership.sessionIdleMinutes()), now)) {
      throw new ProblemException(
          ProblemType.NOT_SIGNED_IN,
          "This workspace ends sessions sooner than others. Sign in again.");
    }
  }

  private static boolean isPast(@Nullable Instant since, @Nullable Duration limit, Instant now) {
    return since != null && limit != null && !now.isBefore(since.plus(limit));
  }

  private static @Nullable Duration hours(@Nullable Integer number) {
    return number == null ? null : Duration.ofHours(number);
  }

  private static @Nullable Duration minutes(@Nullable Integer number) {
    return number == null ? null : Duration.ofMinutes(number);
  }
}
