package gatehouse.gateway.mcp;

import gatehouse.control.mcpserver.McpServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The sessions with servers that belong to one agent's session; each begun when it is needed. */
final class Upstreams {
  private final Opening opening;
  private final UpstreamSecrets secrets;
  private final Map<UUID, UpstreamEntry> entries = new ConcurrentHashMap<>();
  private volatile boolean over;

  /** Where to send the next message for a server. */
  record Way(UpstreamSession session, UpstreamAddress address) {}

  /** None yet. */
  Upstreams(Opening opening) {
    this.opening = opening;
    this.secrets = opening.secrets();
  }

  /**
   * The way to a server, with the credential that counts now. Waits while a session is begun.
   *
   * @throws NotConnectedException when the person has no credential for it
   * @throws UpstreamFailure when it cannot be reached
   */
  Way to(McpServer server) {
    UpstreamAddress address = opening.address(server, secrets);
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
    UpstreamAddress address = opening.address(server, secrets);
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
              return UpstreamEntry.of(opening.session(address));
            });
    if (over) {
      entry.discard(); // whoever ended the others may not have seen this one
    }
    if (isNew[0]) {
      opening.open(entry, secrets);
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

  /**
   * What a server's tools are remembered by, for this session.
   *
   * @throws NotConnectedException when the person has no credential for it
   */
  ToolCache.Key toolsKey(McpServer server) {
    return opening.toolsKey(server, secrets);
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
