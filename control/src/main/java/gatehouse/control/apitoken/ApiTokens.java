package gatehouse.control.apitoken;

import gatehouse.control.access.Identity;
import gatehouse.control.access.Role;
import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows whose a token is. */
@ApplicationScoped
class ApiTokens {
  /** The last use is known to this precision: a row is not written for every request. */
  private static final Duration PRECISION = Duration.ofMinutes(1);

  private final Database database;
  private final Clock clock;

  ApiTokens(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Optional<Identity> identify(String text) {
    if (!TokenText.wellFormed(text)) {
      return Optional.empty();
    }
    byte[] hash = Tokens.hash(text);
    Instant now = clock.instant();
    // A workspace's token says itself which workspace it is of: none is known before.
    return database.acrossWorkspaces(handle -> {
      PersonalTokenDao personal = new PersonalTokenDao(handle);
      Optional<PersonalTokenDao.Holder> person = personal.holder(hash, now);
      if (person.isPresent()) {
        if (isOld(person.get().lastUsed(), now)) {
          personal.used(person.get().id(), now);
        }
        return person.map(ApiTokens::identity);
      }
      WorkspaceTokenDao workspaces = new WorkspaceTokenDao(handle);
      Optional<WorkspaceTokenDao.Holder> program = workspaces.holder(hash, now);
      program
          .filter(found -> isOld(found.lastUsed(), now))
          .ifPresent(found -> workspaces.used(found.workspaceId(), found.id(), now));
      return program.map(ApiTokens::identity);
    });
  }

  /**
   * The caller as they are now, while the token of an open stream still holds; it is not used anew.
   */
  Optional<Identity> again(Identity identity) {
    Instant now = clock.instant();
    return database.acrossWorkspaces(handle ->
        identity.kind() == Identity.Kind.PERSONAL_TOKEN
            ? new PersonalTokenDao(handle)
                .holder(identity.credentialId(), now)
                .map(ApiTokens::identity)
            : new WorkspaceTokenDao(handle)
                .holder(identity.credentialId(), now)
                .map(ApiTokens::identity));
  }

  private static boolean isOld(@Nullable Instant lastUsed, Instant now) {
    return lastUsed == null || lastUsed.plus(PRECISION).isBefore(now);
  }

  private static Identity identity(PersonalTokenDao.Holder holder) {
    Set<Identity.Scope> scopes =
        holder.mayWrite() ? EnumSet.allOf(Identity.Scope.class) : EnumSet.of(Identity.Scope.READ);
    return new Identity(
        Identity.Kind.PERSONAL_TOKEN,
        holder.accountId(),
        holder.id(),
        holder.name(),
        holder.email(),
        holder.operator(),
        holder.twoFactor(),
        scopes,
        null,
        null,
        null,
        null,
        null);
  }

  private static Identity identity(WorkspaceTokenDao.Holder holder) {
    return new Identity(
        Identity.Kind.WORKSPACE_TOKEN,
        null,
        holder.id(),
        holder.name(),
        "",
        false,
        false,
        EnumSet.allOf(Identity.Scope.class),
        holder.workspaceId(),
        Role.of(holder.role()),
        null,
        null,
        null);
  }
}
