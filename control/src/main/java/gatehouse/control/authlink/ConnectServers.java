package gatehouse.control.authlink;

import gatehouse.control.credential.CredentialState;
import gatehouse.control.credential.Held;
import gatehouse.control.mcpserver.AuthKind;
import gatehouse.control.mcpserver.McpServer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The link's servers, for whom they are shown.
 *
 * @param testPerson true when those who manage the project may use what is connected here
 */
record ConnectServers(String email, boolean testPerson, List<ConnectServer> items) {

  /**
   * A server, and whether it is connected.
   *
   * @param description what the project says of it, to those who are to connect it
   * @param kind where it wants the secret, or that people sign in to it
   * @param connected whether there is a credential, working or not
   * @param state null when there is none
   * @param since null when it is not
   * @param lastError what it said when it refused the secret
   * @param failure why the last attempt to connect came to nothing; for a quarter of an hour
   */
  record ConnectServer(
      String id,
      String name,
      String description,
      AuthKind kind,
      boolean connected,
      @Nullable CredentialState state,
      @Nullable Instant since,
      @Nullable String lastError,
      @Nullable String failure) {
    static ConnectServer of(McpServer server, @Nullable Held held, @Nullable String failure) {
      return new ConnectServer(
          server.typeId(),
          server.name(),
          server.description(),
          server.auth(),
          held != null,
          held == null ? null : held.state(),
          held == null ? null : held.createdAt(),
          held == null ? null : held.lastError(),
          failure);
    }
  }
}
