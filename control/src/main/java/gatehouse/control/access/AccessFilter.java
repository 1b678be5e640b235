package gatehouse.control.access;

import gatehouse.platform.database.Database;
import gatehouse.platform.http.CallerKey;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.IdType;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Before every operation: who is it, where are they, may they. What declares nothing is refused.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
class AccessFilter implements ContainerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final Database database;
  private final List<Authenticator> authenticators;
  private final Memberships memberships;
  private final WorkspaceGate gate;
  private final ProviderReach reach;
  private final Caller caller;
  private final ResourceInfo resource;

  AccessFilter(
      Database database,
      @Any Instance<Authenticator> authenticators,
      Memberships memberships,
      WorkspaceGate gate,
      ProviderReach reach,
      Caller caller,
      @Context ResourceInfo resource) {
    this.database = database;
    this.authenticators = authenticators.stream().toList();
    this.memberships = memberships;
    this.gate = gate;
    this.reach = reach;
    this.caller = caller;
    this.resource = resource;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    // Who, where and what in one transaction: each has its price in every request.
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      admit(request);
      return null;
    });
  }

  private void admit(ContainerRequestContext request) {
    Requires required = resource.getResourceMethod().getAnnotation(Requires.class);
    if (required == null) {
      throw new ProblemException(
          ProblemType.NOT_ALLOWED, "This operation declares no permission, so nobody has it.");
    }
    Permission permission = required.value();
    Identity identity = identify(request);
    if (permission == Permission.ANYONE) {
      caller.is(identity, null);
      return;
    }
    if (identity == null) {
      throw new ProblemException(ProblemType.NOT_SIGNED_IN, "Sign in, then try again.");
    }
    UUID only =
        identity.provider() == null ? null : reach.workspaceOf(identity.provider()).orElse(null);
    String workspace =
        required.inTokensWorkspace()
            ? tokensWorkspace(identity)
            : request.getUriInfo().getPathParameters().getFirst("ws");
    Membership membership = null;
    if (workspace != null) {
      membership = memberships.find(workspace, identity).orElseThrow(ProblemException::notFound);
      gate.check(identity, membership);
      if (only != null && !only.equals(membership.workspaceId())) {
        throw outOfReach("enter this workspace");
      }
    }
    caller.is(identity, membership);
    CallerKey.set(
        request,
        identity.accountId() == null
            ? "token:" + identity.credentialId()
            : "account:" + identity.accountId());
    checkToken(request, required, identity);
    if (only != null && membership == null && !withinReach(request, required)) {
      throw outOfReach("do this");
    }
    if (!allowed(permission, identity, membership)) {
      throw new ProblemException(
          ProblemType.NOT_ALLOWED, "Your role does not include: " + permission.description() + ".");
    }
  }

  private static String tokensWorkspace(Identity identity) {
    if (identity.tokenWorkspace() == null) {
      throw new ProblemException(
          ProblemType.NOT_ALLOWED, "This needs an API token of a workspace.");
    }
    return IdType.WORKSPACE.format(identity.tokenWorkspace());
  }

  /** Of what belongs to no workspace: one's own account, to look at it and to name oneself. */
  private static boolean withinReach(ContainerRequestContext request, Requires required) {
    return required.value() == Permission.SIGNED_IN
        && !required.notThroughAnyProvider()
        && (READING.contains(request.getMethod()) || required.throughAnyProvider());
  }

  private static ProblemException outOfReach(String what) {
    return new ProblemException(
        ProblemType.RE_AUTHENTICATION_REQUIRED,
        "You came in through the identity provider of one workspace, which counts only there. Sign"
            + " in with your password to "
            + what
            + ".");
  }

  private @Nullable Identity identify(ContainerRequestContext request) {
    for (Authenticator authenticator : authenticators) {
      Optional<Identity> found = authenticator.authenticate(request);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return null;
  }

  private static void checkToken(
      ContainerRequestContext request, Requires required, Identity identity) {
    if (!READING.contains(request.getMethod()) && !identity.mayWrite()) {
      throw new ProblemException(
          ProblemType.NOT_ALLOWED, "This token may read only. Use one with the scope \"write\".");
    }
    if (required.personOnly() && identity.kind() != Identity.Kind.SESSION) {
      throw new ProblemException(
          ProblemType.NOT_ALLOWED, "This needs a person who is signed in; a token cannot do it.");
    }
  }

  private boolean allowed(
      Permission permission, Identity identity, @Nullable Membership membership) {
    return switch (permission) {
      case ANYONE -> true;
      case SIGNED_IN -> identity.accountId() != null;
      case OPERATOR -> identity.operator();
      case SERVER_HEALTH ->
          identity.operator()
              || (membership == null
                  ? memberships.isAdminSomewhere(identity)
                  : permission.heldBy(membership.role()));
      default -> membership != null && permission.heldBy(membership.role());
    };
  }
}
