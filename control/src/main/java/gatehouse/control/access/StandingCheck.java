package gatehouse.control.access;

import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks again, for what stays open after its request was let in: does the caller's credential still
 * hold, and what are they in the workspace now.
 */
@ApplicationScoped
public class StandingCheck {
  private final List<Authenticator> authenticators;
  private final Memberships memberships;
  private final WorkspaceGate gate;

  StandingCheck(
      @Any Instance<Authenticator> authenticators, Memberships memberships, WorkspaceGate gate) {
    this.authenticators = authenticators.stream().toList();
    this.memberships = memberships;
    this.gate = gate;
  }

  /**
   * What the caller is now.
   *
   * @param role null when they may no longer come in
   * @param ended why not: {@code session.ended} or {@code access.ended}
   */
  public record Standing(@Nullable Role role, @Nullable String ended) {}

  /** Looks into the database, anew each time. */
  public Standing of(Identity identity, UUID workspace) {
    Optional<Identity> now =
        authenticators.stream().flatMap(a -> a.again(identity).stream()).findFirst();
    if (now.isEmpty()) {
      return new Standing(null, "session.ended");
    }
    Membership membership =
        memberships.find(IdType.WORKSPACE.format(workspace), now.get()).orElse(null);
    if (membership == null) {
      return new Standing(null, "access.ended");
    }
    try {
      gate.check(now.get(), membership);
      return new Standing(Objects.requireNonNull(membership.role()), null);
    } catch (ProblemException refused) {
      return new Standing(null, "access.ended");
    }
  }
}
