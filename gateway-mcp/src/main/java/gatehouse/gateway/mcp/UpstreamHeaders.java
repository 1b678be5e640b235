package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpClientRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every request to a server carries besides its message. */
final class UpstreamHeaders {
  private UpstreamHeaders() {}

  /** The protocol's own headers win over whatever the secret is in, and both over the agent's. */
  static void put(
      HttpClientRequest request,
      UpstreamSession session,
      UpstreamAddress to,
      @Nullable ObjectNode message,
      Map<String, String> ofArguments) {
    if (session.isStateless()) {
      ofArguments.forEach(request::putHeader);
    }
    to.sign(request);
    request.putHeader("User-Agent", "Gatehouse");
    if (session.isStateless() && message != null) {
      Message sent = new Message(message);
      request.putHeader("MCP-Protocol-Version", ProtocolVersion.STATELESS);
      request.putHeader("Mcp-Method", sent.method());
      String name = Envelope.nameOf(sent);
      if (name != null) {
        request.putHeader("Mcp-Name", HeaderValue.encoded(name));
      }
      return;
    }
    String version = session.version();
    String id = session.id();
    if (version != null) {
      request.putHeader("MCP-Protocol-Version", version);
    }
    if (id != null) {
      request.putHeader("Mcp-Session-Id", id);
    }
  }

  static void put(HttpClientRequest request, UpstreamSession session, UpstreamAddress to) {
    put(request, session, to, null, Map.of());
  }
}
