package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.activity.ErrorKind;
import org.jspecify.annotations.Nullable;

/**
 * Begins with a server, in the agent's kind of revision first, because then everything passes as it
 * is; in the other one when the server does not know that.
 */
final class Handshake {
  private final Outgoing outgoing;
  private final UpstreamSession session;
  private final String wanted;
  private final ObjectNode clientCapabilities;

  Handshake(
      Outgoing outgoing, UpstreamSession session, String wanted, ObjectNode clientCapabilities) {
    this.outgoing = outgoing;
    this.session = session;
    this.wanted = wanted;
    this.clientCapabilities = clientCapabilities;
  }

  /**
   * Waits for the server.
   *
   * @throws UpstreamFailure when it does not answer, or in nothing that is known
   * @throws Waiting.Refused when it does not want to
   */
  void begin() {
    Boolean known = outgoing.eras().isStateless(session.server());
    boolean first = known == null ? wanted.equals(ProtocolVersion.STATELESS) : known.booleanValue();
    RuntimeException refusal = begun(first);
    if (refusal == null) {
      return;
    }
    outgoing.eras().forget(session.server());
    if (begun(!first) != null) {
      throw refusal;
    }
    outgoing.eras().note(session.server(), !first);
  }

  /** Null when it worked; otherwise why not, if another kind of revision may do better. */
  private @Nullable RuntimeException begun(boolean isStateless) {
    try {
      session.begun(null);
      session.speaks(Agreed.nothing(isStateless));
      if (isStateless) {
        discover();
      } else {
        initialize();
      }
      return null;
    } catch (Waiting.Refused e) {
      return e;
    } catch (UpstreamFailure e) {
      // Silence, a refused credential or no server at all say nothing of revisions.
      if (e.kind() != ErrorKind.EXECUTION || e.isUnreachable() || session.isClosed()) {
        throw e;
      }
      return e;
    }
  }

  private void discover() {
    ObjectNode result =
        Waiting.ask(
            session, "server/discover", Json.object(), McpLimit.INITIALIZE_SECONDS.seconds());
    boolean isSpoken = false;
    for (JsonNode version : result.path("supportedVersions")) {
      isSpoken |= version.asText().equals(ProtocolVersion.STATELESS);
    }
    if (!isSpoken) {
      throw unknown();
    }
    String name = result.path("_meta").path(Envelope.SERVER).path("name").asText();
    session.speaks(Agreed.of(true, ProtocolVersion.STATELESS, result, name));
  }

  private void initialize() {
    boolean isOther = wanted.equals(ProtocolVersion.STATELESS);
    ObjectNode params =
        Json.object().put("protocolVersion", isOther ? ProtocolVersion.LATEST : wanted);
    params.set("capabilities", clientCapabilities);
    params
        .putObject("clientInfo")
        .put("name", "gatehouse")
        .put("title", "Gatehouse")
        .put("version", "1");
    ObjectNode result =
        Waiting.ask(session, "initialize", params, McpLimit.INITIALIZE_SECONDS.seconds());
    String version = result.path("protocolVersion").asText();
    if (!ProtocolVersion.isKnown(version)) {
      throw unknown();
    }
    session.speaks(
        Agreed.of(false, version, result, result.path("serverInfo").path("name").asText()));
    Waiting.until(session.tell(Message.notification("notifications/initialized", Json.object())));
    if (session.id() != null) {
      session.news().hearAll();
    }
  }

  private UpstreamFailure unknown() {
    return UpstreamFailure.execution(
        session.server().name() + " speaks a version of MCP that is not known here.");
  }
}
