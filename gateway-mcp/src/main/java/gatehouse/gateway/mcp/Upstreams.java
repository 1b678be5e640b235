package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.agent.Admitted;
import gatehouse.control.credential.UpstreamSecret;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.platform.net.OutgoingException;
import io.vertx.core.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The sessions with servers that belong to one agent's session; each begun when it is needed. */
final class Upstreams {
  private final Doors doors;
  private final UpstreamSecrets secrets;
  private final Admitted admitted;
  private final Context context;
  private final String version;
  private final ObjectNode clientCapabilities;
  private final UpstreamSession.Owner owner;
  private final Consumer<UpstreamSession> greeting;
  private final Map<UUID, UpstreamEntry> entries = new ConcurrentHashMap<>();
  private volatile boolean over;

  /** Where to send the next message for a server. */
  record Way(UpstreamSession session, UpstreamAddress address) {}

  /**
   * None yet.
   *
   * @param greeting what a new session is told first, such as the level of its log messages
   */
  Upstreams(
      Doors doors,
      Admitted admitted,
      Context context,
      String version,
      ObjectNode clientCapabilities,
      UpstreamSession.Owner owner,
      Consumer<UpstreamSession> greeting) {
    this.doors = doors;
    this.secrets = new UpstreamSecrets(doors, admitted);
    this.admitted = admitted;
    this.context = context;
    this.version = version;
    this.clientCapabilities = clientCapabilities;
    this.owner = owner;
    this.greeting = greeting;
  }

  /**
   * The way to a server, with the credential that counts now. Waits while a session is begun.
   *
   * @throws NotConnectedException when the person has no credential for it
   * @throws UpstreamFailure when it cannot be reached
   */
  Way to(McpServer server) {
    UpstreamAddress address = address(server);
    try {
      return to(server, address);
    } catch (UpstreamFailure e) {
      // Its token may have ended before its time.
      if (e.isTokenRefused() && secrets.renewed(address)) {
        return again(server);
      }
      secrets.rejected(address, e);
      throw e;
    }
  }

  private Way again(McpServer server) {
    UpstreamAddress address = address(server);
    try {
      return to(server, address);
    } catch (UpstreamFailure e) {
      secrets.rejected(address, e);
      throw e;
    }
  }

  private Way to(McpServer server, UpstreamAddress address) {
    boolean[] isNew = {false};
    UpstreamEntry entry =
        entries.compute(
            server.id(),
            (id, now) -> {
              if (now != null && now.isFor(server, address.secret()) && now.isUsable()) {
                return now;
              }
              if (now != null) {
                now.discard();
              }
              isNew[0] = true;
              return UpstreamEntry.of(
                  new UpstreamSession(doors.outgoing(), context, address, owner));
            });
    if (over) {
      entry.discard(); // whoever ended the others may not have seen this one
    }
    if (isNew[0]) {
      open(address, entry);
    }
    try {
      entry.opened().join();
      return new Way(entry.session(), address);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }

  /** The credentials that these sessions are begun with. */
  UpstreamSecrets secrets() {
    return secrets;
  }

  /** True when a session could not be begun a moment ago: who only wants a list need not wait. */
  boolean isDead(McpServer server) {
    UpstreamEntry entry = entries.get(server.id());
    return entry != null && entry.serverVersion() == server.version() && entry.isDead();
  }

  private void open(UpstreamAddress address, UpstreamEntry entry) {
    UpstreamSession session = entry.session();
    CompletableFuture<AutoCloseable> opened = entry.opened();
    AutoCloseable running = null;
    try {
      McpServer server = address.server();
      // First this, then the look at the credential: a revocation in between cuts it.
      running =
          doors
              .credentials()
              .running(
                  admitted.project().workspaceId(),
                  server.id(),
                  admitted.projectUserId(),
                  session::cut);
      if (!entry.isFor(server, address(server).secret())) {
        throw UpstreamFailure.execution(server.name() + " was just connected anew. Try again.");
      }
      session.open(version, clientCapabilities);
      greeting.accept(session);
      opened.complete(running);
    } catch (Waiting.Refused e) {
      session.close();
      UpstreamEntry.quietly(running);
      opened.completeExceptionally(
          UpstreamFailure.execution(
              address.server().name() + " refused to begin: " + e.getMessage()));
    } catch (RuntimeException e) {
      session.close();
      UpstreamEntry.quietly(running);
      opened.completeExceptionally(e);
    }
  }

  /**
   * What a server's tools are remembered by, for this session.
   *
   * @throws NotConnectedException when the person has no credential for it
   */
  ToolCache.Key toolsKey(McpServer server) {
    UpstreamSecret secret = secrets.of(server);
    return new ToolCache.Key(
        server.id(),
        server.version(),
        secret == null ? null : secret.credentialId(),
        version,
        clientCapabilities);
  }

  /** True when there is a credential for it, or it needs none. */
  boolean isConnected(McpServer server) {
    try {
      secrets.of(server);
      return true;
    } catch (NotConnectedException e) {
      return false;
    } catch (UpstreamFailure e) {
      return true; // connected, and not usable in this moment
    }
  }

  private UpstreamAddress address(McpServer server) {
    UpstreamSecret secret = secrets.of(server);
    try {
      return new UpstreamAddress(server, doors.streams().check(server.url()), secret);
    } catch (OutgoingException e) {
      throw UpstreamFailure.execution(server.name() + " cannot be called: " + e.getMessage());
    }
  }

  /** The server has forgotten this session: the next call begins another. */
  void forget(UpstreamSession gone) {
    UpstreamEntry entry = entries.get(gone.server().id());
    if (entry != null && entry.session() == gone && entries.remove(gone.server().id(), entry)) {
      gone.begun(null); // nobody to say goodbye to
      entry.discard();
    }
  }

  /** Ends those with servers that are not among these: they were switched off. */
  void keepOnly(List<McpServer> servers) {
    Set<UUID> kept = servers.stream().map(McpServer::id).collect(Collectors.toSet());
    entries.forEach((server, entry) -> {
      if (!kept.contains(server) && entries.remove(server, entry)) {
        entry.discard();
      }
    });
  }

  /** Those that are open now. */
  List<UpstreamSession> open() {
    return entries.values().stream()
        .filter(UpstreamEntry::isOpen)
        .map(UpstreamEntry::session)
        .toList();
  }

  /** Ends all at once, also those that are just being begun; there will be no others. */
  void cut() {
    over = true;
    entries.values().forEach(entry -> entry.session().cut());
  }

  /** The same in good order. */
  void close() {
    over = true;
    entries.values().forEach(UpstreamEntry::discard);
    entries.clear();
  }
}
