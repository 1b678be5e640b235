package gatehouse.control.mcpserver;

import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.limits.Limit;
import gatehouse.platform.limits.Limits;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks a server whether it takes a secret, before the secret is kept. */
@ApplicationScoped
public class SecretCheck {
  private final McpProbe probe;
  private final McpServers servers;
  private final Limits limits;

  SecretCheck(McpProbe probe, McpServers servers, Limits limits) {
    this.probe = probe;
    this.servers = servers;
    this.limits = limits;
  }

  /**
   * Returns when the server takes it. Not in a transaction.
   *
   * @param who whose tries are counted
   * @throws ProblemException invalid-input at {@code /secret} when the server refuses it;
   *     not-tested when it cannot be asked
   */
  public void check(McpServer server, String secret, String who) {
    if (server.auth() == AuthKind.OAUTH) {
      throw ProblemException.invalid("/secret", "This server takes no keys: people sign in to it");
    }
    limits.take(Limit.SERVER_TESTS, who);
    Probed.Failure failure = probe.probe(server, secret).failure();
    if (failure == null) {
      if (servers.get(server.workspaceId(), server.projectId(), server.id()).version()
          != server.version()) {
        // It may be elsewhere now: what was given for the old one must not reach the new one.
        throw new ProblemException(
            ProblemType.CONFLICT,
            server.name() + " was changed meanwhile. Look at it, then retry.");
      }
      return;
    }
    if (failure.kind() == Probed.Kind.AUTHENTICATION) {
      throw ProblemException.invalid("/secret", failure.message());
    }
    throw new ProblemException(
        ProblemType.NOT_TESTED, failure.message() + " So it could not be tested, and is not kept.");
  }
}
