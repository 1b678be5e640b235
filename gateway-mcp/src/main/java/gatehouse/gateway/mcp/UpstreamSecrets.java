package gatehouse.gateway.mcp;

import gatehouse.control.activity.ErrorKind;
import gatehouse.control.agent.Admitted;
import gatehouse.control.credential.CredentialException;
import gatehouse.control.credential.UpstreamSecret;
import gatehouse.control.mcpserver.AuthKind;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.oauth.Challenge;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The secrets of one person, or of their project, for servers; and what servers say of them. */
final class UpstreamSecrets {
  private final Doors doors;
  private final Admitted admitted;

  UpstreamSecrets(Doors doors, Admitted admitted) {
    this.doors = doors;
    this.admitted = admitted;
  }

  /**
   * The secret that counts now; null where the server wants none.
   *
   * @throws NotConnectedException when there is none that it would take
   * @throws UpstreamFailure when it cannot be had now
   */
  @Nullable UpstreamSecret of(McpServer server) {
    if (server.auth() == AuthKind.NONE) {
      return null;
    }
    return credential(
            server,
            () ->
                doors
                    .credentials()
                    .forCall(admitted.project().workspaceId(), server, admitted.projectUserId()))
        .orElseThrow(() -> new NotConnectedException(server, NotConnectedException.Why.NEVER));
  }

  /**
   * Has a token that was refused replaced; false when there is nothing to replace it with.
   *
   * @throws NotConnectedException when it must be given anew
   * @throws UpstreamFailure when it cannot be had now
   */
  boolean renewed(UpstreamAddress refused) {
    UpstreamSecret secret = refused.secret();
    McpServer server = refused.server();
    return secret != null
        && credential(
                server,
                () ->
                    doors
                        .credentials()
                        .renewed(
                            admitted.project().workspaceId(),
                            server,
                            admitted.projectUserId(),
                            secret))
            .isPresent();
  }

  /** Notes what a server wants beside what the token allows; false when it is not about a token. */
  boolean tooNarrow(UpstreamAddress tried, Challenge more) {
    UpstreamSecret secret = tried.secret();
    if (secret == null || tried.server().auth() != AuthKind.OAUTH) {
      return false;
    }
    doors
        .credentials()
        .tooNarrow(
            admitted.project().workspaceId(),
            secret.credentialId(),
            more.scopes(),
            "It wants more permissions: "
                + (more.scopes().isEmpty() ? more.description() : String.join(" ", more.scopes())));
    return true;
  }

  private <T> T credential(McpServer server, Supplier<T> work) {
    try {
      return work.get();
    } catch (CredentialException e) {
      if (e.mustConnectAgain()) {
        throw new NotConnectedException(server, NotConnectedException.Why.ENDED);
      }
      throw UpstreamFailure.of(
          ErrorKind.AUTHENTICATION,
          "The token for " + server.name() + " cannot be renewed now: " + e.getMessage());
    }
  }

  /** Notes that a server refuses a secret for which there is no other. Waits for the database. */
  void rejected(UpstreamAddress address, UpstreamFailure why) {
    if (why.isRefusal() && address.secret() != null) {
      doors.credentials().rejected(address.secret().credentialId(), why.getMessage());
    }
  }
}
