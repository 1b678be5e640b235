package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.agent.Admitted;
import gatehouse.control.credential.UpstreamSecret;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.platform.net.OutgoingException;
import io.vertx.core.Context;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** How sessions with servers are begun for an agent's session. */
final class Opening {
  private final Doors doors;
  private final Admitted admitted;
  private final Context context;
  private final String version;
  private final ObjectNode clientCapabilities;
  private final UpstreamSession.Owner owner;
  private final Consumer<UpstreamSession> greeting;

  /**
   * For the agent's revision and what its client can do.
   *
   * @param greeting what a new session is told first, such as the level of its log messages
   */
  Opening(
      Doors doors,
      Admitted admitted,
      Context context,
      String version,
      ObjectNode clientCapabilities,
      UpstreamSession.Owner owner,
      Consumer<UpstreamSession> greeting) {
    this.doors = doors;
    this.admitted = admitted;
    this.context = context;
    this.version = version;
    this.clientCapabilities = clientCapabilities;
    this.owner = owner;
    this.greeting = greeting;
  }

  UpstreamSecrets secrets() {
    return new UpstreamSecrets(doors, admitted);
  }

  /** What a server's tools are remembered by, for who reaches it with this. */
  ToolCache.Key toolsKey(McpServer server, UpstreamSecrets secrets) {
    UpstreamSecret secret = secrets.of(server);
    return new ToolCache.Key(
        server.id(),
        server.version(),
        secret == null ? null : secret.credentialId(),
        version,
        clientCapabilities);
  }

  /**
   * Where a server is, with the credential that counts now.
   *
   * @throws NotConnectedException when the person has none for it
   * @throws UpstreamFailure when it must not be called
   */
  UpstreamAddress address(McpServer server, UpstreamSecrets secrets) {
    UpstreamSecret secret = secrets.of(server);
    try {
      return new UpstreamAddress(server, doors.streams().check(server.url()), secret);
    } catch (OutgoingException e) {
      throw UpstreamFailure.execution(server.name() + " cannot be called: " + e.getMessage());
    }
  }

  /** One that is not begun yet. */
  UpstreamSession session(UpstreamAddress address) {
    return new UpstreamSession(doors.outgoing(), context, address, owner);
  }

  /** Begins it; waits for the server. */
  void open(UpstreamEntry entry, UpstreamSecrets secrets) {
    UpstreamSession session = entry.session();
    McpServer server = session.server();
    CompletableFuture<AutoCloseable> opened = entry.opened();
    AutoCloseable running = null;
    try {
      // First this, then the look at the credential: a revocation in between cuts it.
      running =
          doors
              .credentials()
              .running(
                  admitted.project().workspaceId(),
                  server.id(),
                  admitted.projectUserId(),
                  session::cut);
      if (!entry.isFor(server, secrets.of(server))) {
        throw UpstreamFailure.execution(server.name() + " was just connected anew. Try again.");
      }
      session.open(version, clientCapabilities);
      greeting.accept(session);
      opened.complete(running);
    } catch (RuntimeException e) {
      session.close();
      UpstreamEntry.quietly(running);
      opened.completeExceptionally(
          e instanceof Waiting.Refused refused
              ? UpstreamFailure.execution(
                  server.name() + " refused to begin: " + refused.getMessage())
              : e);
    }
  }
}
