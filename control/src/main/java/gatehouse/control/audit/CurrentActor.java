package gatehouse.control.audit;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Identity;
import gatehouse.platform.ids.IdType;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whoever is acting: a job's creator, the command line, the caller of the request, the system. */
@ApplicationScoped
public class CurrentActor {
  private static final ScopedValue<Actor> ACTING = ScopedValue.newInstance();

  private final Caller caller;

  CurrentActor(Caller caller) {
    this.caller = caller;
  }

  /** Runs {@code work} as {@code actor}; for what has no request, such as jobs and the CLI. */
  public static <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
    return ScopedValue.where(ACTING, actor).call(work::get);
  }

  public Actor get() {
    if (ACTING.isBound()) {
      return ACTING.get();
    }
    boolean inRequest = Arc.container().requestContext().isActive();
    return inRequest && caller.isKnown() ? of(caller.identity()) : Actor.SYSTEM;
  }

  /** The actor that a proven caller is. */
  public static Actor of(Identity identity) {
    String name = identity.name().isBlank() ? identity.email() : identity.name();
    UUID account = identity.accountId();
    return account == null
        ? new Actor(Actor.Type.TOKEN, IdType.API_TOKEN.format(identity.credentialId()), name)
        : new Actor(Actor.Type.ACCOUNT, IdType.ACCOUNT.format(account), name);
  }
}
