package gatehouse.control.session;

import gatehouse.control.access.Authenticator;
import gatehouse.control.access.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** Knows a person by the session cookie; where a token is shown as well, the token alone counts. */
@ApplicationScoped
public class SessionAuthenticator implements Authenticator {
  private final Sessions sessions;

  SessionAuthenticator(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Optional<Identity> authenticate(ContainerRequestContext request) {
    if (request.getHeaders().containsKey(HttpHeaders.AUTHORIZATION)) {
      return Optional.empty();
    }
    return SessionCookie.in(request).flatMap(sessions::identify);
  }

  @Override
  public Optional<Identity> again(Identity identity) {
    return identity.kind() == Identity.Kind.SESSION
        ? sessions.again(identity.credentialId())
        : Optional.empty();
  }
}
