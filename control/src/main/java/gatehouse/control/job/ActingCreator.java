package gatehouse.control.job;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Identity;
import gatehouse.control.access.Membership;
import gatehouse.control.access.Memberships;
import gatehouse.control.access.Permission;
import gatehouse.control.audit.Actor;
import gatehouse.control.audit.CurrentActor;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.JobAuthority;
import gatehouse.platform.jobs.JobCreator;
import gatehouse.platform.jobs.Jobs;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
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

  ActingCreator(Caller caller, CurrentActor actor, Memberships memberships) {
    this.caller = caller;
    this.actor = actor;
    this.memberships = memberships;
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
    UUID account = creator.accountId();
    if (permission == null || account == null || workspace.equals(Jobs.SERVER)) {
      return Optional.empty();
    }
    Permission needed =
        Arrays.stream(Permission.values())
            .filter(p -> p.id().equals(permission))
            .findAny()
            .orElseThrow();
    boolean holds =
        memberships
            .find(IdType.WORKSPACE.format(workspace), identity(account, creator.name()))
            .filter(m -> m.standing() == Membership.Standing.ACTIVE)
            .filter(m -> needed.heldBy(m.role()))
            .isPresent();
    return holds
        ? Optional.empty()
        : Optional.of(
            creator.name() + " may no longer do this here: " + needed.description() + ".");
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

  private static Identity identity(UUID account, String name) {
    return new Identity(
        Identity.Kind.PERSONAL_TOKEN,
        account,
        account,
        name,
        "",
        false,
        true,
        Set.of(),
        null,
        null,
        null,
        null,
        null);
  }
}
