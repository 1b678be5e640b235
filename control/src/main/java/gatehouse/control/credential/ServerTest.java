package gatehouse.control.credential;

import gatehouse.control.mcpserver.McpProbe;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.Probed;
import gatehouse.platform.limits.Limit;
import gatehouse.platform.limits.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tries a server as it is set up now. Nobody's own secret is used for it. */
@ApplicationScoped
class ServerTest {
  /** Whose secret is asked for where it is the project's. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final McpProbe probe;
  private final Credentials credentials;
  private final Limits limits;

  ServerTest(McpProbe probe, Credentials credentials, Limits limits) {
    this.probe = probe;
    this.credentials = credentials;
    this.limits = limits;
  }

  Probed of(McpServer server) {
    limits.take(Limit.SERVER_TESTS, String.valueOf(server.workspaceId()));
    Optional<UpstreamSecret> secret;
    try {
      secret =
          server.projectLevel()
              ? credentials.forCall(server.workspaceId(), server, NOBODY)
              : Optional.empty();
    } catch (CredentialException e) {
      return Probed.fails(
          e.mustConnectAgain() ? Probed.Kind.NOT_CONNECTED : Probed.Kind.AUTHENTICATION,
          server.name() + " cannot be called: " + e.getMessage());
    }
    if (server.projectLevel() && secret.isEmpty()) {
      return Probed.fails(
          Probed.Kind.NOT_CONNECTED,
          server.name() + " wants the project's secret, and there is none yet. Set it first.");
    }
    @Nullable String value = secret.map(UpstreamSecret::value).orElse(null);
    Probed probed = probe.probe(server, value);
    Probed.Failure failure = probed.failure();
    if (failure != null && failure.kind() == Probed.Kind.AUTHENTICATION && secret.isPresent()) {
      credentials.rejected(secret.get().credentialId(), failure.message());
    }
    return probed;
  }
}
