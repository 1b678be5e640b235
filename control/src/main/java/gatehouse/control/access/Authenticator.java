package gatehouse.control.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/** Proves who a caller is from one kind of credential. */
public interface Authenticator {
  /**
   * The caller, or nothing when the request shows no credential of this kind, or one that is
   * unknown, ended or expired: those are not told apart.
   */
  Optional<Identity> authenticate(ContainerRequestContext request);

  /**
   * The caller as they are now, when the credential an open stream was begun with still holds. Does
   * not count as use of it. Empty when it has ended, or is not of this kind: then the stream ends.
   */
  default Optional<Identity> again(Identity identity) {
    return Optional.empty();
  }
}
