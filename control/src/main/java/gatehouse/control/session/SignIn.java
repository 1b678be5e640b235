package gatehouse.control.session;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proof of identity that was checked: from here on the person may have a session.
 *
 * @param provider the identity provider, when one proved it
 * @param device the known device it happened on
 */
public record SignIn(
    UUID account,
    SignInMethod method,
    @Nullable UUID provider,
    @Nullable UUID device,
    Client client) {

  public SignIn(UUID account, SignInMethod method, Client client) {
    this(account, method, null, null, client);
  }
}
