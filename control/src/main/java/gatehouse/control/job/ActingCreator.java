package gatehouse.control.job;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Identity;
import gatehouse.control.access.Membership;
import gatehouse.control.access.Memberships;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Role;
import gatehouse.control.access.StandingCheck;
import gatehouse.control.audit.Actor;
import gatehouse.control.audit.CurrentActor;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.JobAuthority;
import gatehouse.platform.jobs.JobCreator;
import gatehouse.platform.jobs.Jobs;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job acts as the person who started it, with what that person may do when it begins. */
@ApplicationScoped
class ActingCreator implements JobAuthority {
  private final Caller caller;
  private final CurrentActor actor;
  private final Memberships memberships;
  private final StandingCheck standing;
  private final Clock clock;

  ActingCreator(
      Caller caller,
      CurrentActor actor,
      Memberships memberships,
      StandingCheck standing,
      Clock clock) {
    this.caller = caller;
    this.actor = actor;
    this.memberships = memberships;
    this.standing = standing;
    this.clock = clock;
  }

  @Override
  public JobCreator current() {
    Actor now = actor.get();
    boolean called = Arc.container().requestContext().isActive() && caller.isKnown();
    UUID account =
        now.type() == Actor.Type.ACCOUNT && now.id() != null
            ? IdType.ACCOUNT.parse(now.id())
            : null;
    UUID credential =
        called && now.type() == Actor.Type.TOKEN ? caller.identity().credentialId() : null;
    return new JobCreator(now.type().name(), account, credential, now.name());
  }

  @Override
  public Optional<String> refusal(JobCreator creator, UUID workspace, @Nullable String permission) {
    if (permission == null || workspace.equals(Jobs.SERVER)) {
      return Optional.empty();
    }
    Permission needed =
        Arrays.stream(Permission.values())
            .filter(p -> p.id().equals(permission))
            .findAny()
            .orElseThrow();
    return role(creator, workspace).filter(needed::heldBy).isPresent()
        ? Optional.empty()
        : Optional.of(
            creator.name() + " may no longer do this here: " + needed.description() + ".");
  }

  /** What the creator is in the workspace now; the server itself is as an Admin. */
  private Optional<Role> role(JobCreator creator, UUID workspace) {
    if (creator.accountId() != null) {
      Instant now = clock.instant();
      return memberships
          .find(IdType.WORKSPACE.format(workspace), person(creator.accountId(), creator.name()))
          .filter(m -> m.standing() == Membership.Standing.ACTIVE)
          .filter(m -> m.bannedUntil() == null || !now.isBefore(m.bannedUntil()))
          .map(Membership::role);
    }
    return creator.credentialId() == null
        ? Optional.of(Role.ADMIN)
        : Optional.ofNullable(
            standing.of(program(creator.credentialId(), creator.name()), workspace).role());
  }

  @Override
  public void runAs(JobCreator creator, Runnable work) {
    Actor.Type type = Actor.Type.valueOf(creator.type());
    String id =
        switch (type) {
          case ACCOUNT ->
              creator.accountId() == null ? null : IdType.ACCOUNT.format(creator.accountId());
          case TOKEN ->
              creator.credentialId() == null
                  ? null
                  : IdType.API_TOKEN.format(creator.credentialId());
          case SYSTEM, COMMAND_LINE -> null;
        };
    CurrentActor.<@Nullable Void>as(
        new Actor(type, id, creator.name()),
        () -> {
          work.run();
          return null;
        });
  }

  private static Identity person(UUID account, String name) {
    return identity(Identity.Kind.PERSONAL_TOKEN, account, account, name);
  }

  private static Identity program(UUID token, String name) {
    return identity(Identity.Kind.WORKSPACE_TOKEN, null, token, name);
  }

  private static Identity identity(
      Identity.Kind kind, @Nullable UUID account, UUID credential, String name) {
    return new Identity(
        kind, account, credential, name, "", false, true, Set.of(), null, null, null, null, null);
  }
}
