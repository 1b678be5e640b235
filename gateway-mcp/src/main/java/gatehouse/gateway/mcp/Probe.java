package gatehouse.gateway.mcp;

import gatehouse.control.credential.UpstreamSecret;
import gatehouse.control.mcpserver.McpProbe;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.Probed;
import gatehouse.control.mcpserver.Probed.Kind;
import gatehouse.platform.net.OutgoingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tries a server with the client that calls go through, and says what came of it. */
@ApplicationScoped
class Probe implements McpProbe {
  private static final Logger LOG = Logger.getLogger("gatehouse.mcp");
  private static final UUID NOT_STORED = new UUID(0, 0);
  private static final int LONGEST = 300;

  private final Doors doors;

  Probe(Doors doors) {
    this.doors = doors;
  }

  @Override
  public Probed probe(McpServer server, @Nullable String secret) {
    UpstreamAddress address;
    try {
      address =
          new UpstreamAddress(
              server,
              doors.streams().check(server.url()),
              secret == null ? null : new UpstreamSecret(NOT_STORED, secret));
    } catch (OutgoingException e) {
      return Probed.fails(Kind.ADDRESS, server.name() + " cannot be called: " + e.getMessage());
    }
    UpstreamSession session =
        new UpstreamSession(
            doors.outgoing(),
            doors.outgoing().vertx().getOrCreateContext(),
            address,
            (from, message) -> {}); // nobody is there whom it could tell or ask
    Future<Probed> asked = doors.threads().submit(() -> ask(session));
    try {
      return asked.get(McpLimit.PROBE_SECONDS.value(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return Probed.fails(
          Kind.TIMEOUT,
          server.name() + " did not answer within " + McpLimit.PROBE_SECONDS.value() + " seconds.");
    } catch (ExecutionException e) {
      LOG.errorf(e, "A server could not be tried");
      return Probed.fails(Kind.PROTOCOL, server.name() + " did not answer in MCP.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Probed.fails(Kind.TIMEOUT, "The server is stopping.");
    } finally {
      session.close();
    }
  }

  private static Probed ask(UpstreamSession session) {
    String name = session.server().name();
    try {
      session.open(ProtocolVersion.LATEST, Json.object());
      int tools = session.offers("tools") ? Pages.of(session, "tools/list", "tools").size() : 0;
      return Probed.works(session.version(), plain(session.serverName()), tools);
    } catch (Waiting.Refused e) {
      return Probed.fails(
          Kind.PROTOCOL,
          name + " answered with an error: " + plain(String.valueOf(e.getMessage())));
    } catch (UpstreamFailure e) {
      return Probed.fails(kind(e), plain(e.getMessage()));
    }
  }

  private static Kind kind(UpstreamFailure failure) {
    return switch (failure.kind()) {
      case AUTHENTICATION -> Kind.AUTHENTICATION;
      case RATE_LIMIT -> Kind.RATE_LIMIT;
      case TIMEOUT -> Kind.TIMEOUT;
      case EXECUTION -> failure.isUnreachable() ? Kind.UNREACHABLE : Kind.PROTOCOL;
    };
  }

  /** What a server says of itself is for people to read, and nothing more. */
  private static String plain(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }
}
