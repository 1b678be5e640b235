package gatehouse.control.device;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.session.OwnSession;
import gatehouse.control.session.Sessions;
import gatehouse.control.session.SignInMethod;
import gatehouse.platform.ids.IdType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** One's own sessions. */
@Path("/v1/me/sessions")
@RunOnVirtualThread
class SessionsResource {
  private final OwnBrowsers own;
  private final Sessions sessions;
  private final Caller caller;

  SessionsResource(OwnBrowsers own, Sessions sessions, Caller caller) {
    this.own = own;
    this.sessions = sessions;
    this.caller = caller;
  }

  record SessionList(List<SessionItem> items) {}

  /** One session, as its owner sees it. */
  record SessionItem(
      String id,
      boolean current,
      Browser device,
      String address,
      SignInMethod method,
      @Nullable String provider,
      Instant createdAt,
      Instant lastSeenAt,
      Instant expiresAt) {

    static SessionItem of(OwnSession session, UUID current) {
      return new SessionItem(
          IdType.ACCOUNT_SESSION.format(session.id()),
          session.id().equals(current),
          Browser.of(session.userAgent()),
          session.address(),
          session.method(),
          session.identityProvider() == null
              ? null
              : IdType.IDENTITY_PROVIDER.format(session.identityProvider()),
          session.createdAt(),
          session.lastSeen(),
          session.ends());
    }
  }

  @GET
  @Requires(Permission.SIGNED_IN)
  @Operation(summary = "Where one is signed in")
  public SessionList list() {
    UUID current = caller.identity().credentialId();
    return new SessionList(
        sessions.of(caller.accountId()).stream()
            .map(session -> SessionItem.of(session, current))
            .toList());
  }

  @DELETE
  @Path("/{session}")
  @ResponseStatus(204)
  @Requires(Permission.SIGNED_IN)
  @Operation(summary = "End one of one's sessions")
  public void end(@PathParam("session") String session) {
    own.endSession(caller.accountId(), IdType.ACCOUNT_SESSION.parse(session));
  }

  @POST
  @Path("/end-others")
  @ResponseStatus(204)
  @Requires(value = Permission.SIGNED_IN, personOnly = true)
  @Operation(summary = "End all of one's sessions but this one")
  public void endOthers() {
    own.endOthers(caller.accountId(), caller.identity().credentialId());
  }
}
