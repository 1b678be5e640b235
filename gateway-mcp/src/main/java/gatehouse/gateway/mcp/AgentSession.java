package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.agent.Admitted;
import gatehouse.control.agent.AgentMode;
import io.vertx.core.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What runs for one agent and one person, and the sessions with servers that it needs. It is the
 * protocol's session where that has one; without, what the same program asks for the same person
 * shares one of these, and nothing in it says what a request means.
 */
final class AgentSession implements UpstreamSession.Owner {
  private final String token;
  private final UUID id;
  private final Allowed allowed;
  private final String version;
  private final Doors doors;
  private final AnswerStyle style;
  private final SessionStreams streams;
  private final Upstreams upstreams;
  private final ServerRequests serverRequests;
  private final Wishes wishes;
  private final ServerVoice voice;
  private final ResourceRoutes routes = new ResourceRoutes();
  private final RunningWork running;
  private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
  private final Set<Listening> listenings = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ToolSearch toolSearch;
  private volatile boolean over;
  private volatile long usedAt = System.nanoTime();
  private volatile long seenAt;

  AgentSession(
      String token,
      UUID id,
      Admitted admitted,
      String version,
      ObjectNode clientCapabilities,
      Doors doors,
      Context context) {
    this.token = token;
    this.id = id;
    this.allowed = new Allowed(doors, admitted);
    this.version = version;
    this.doors = doors;
    this.running = new RunningWork(!isStateless());
    this.streams = SessionStreams.of(version);
    this.serverRequests = new ServerRequests(clientCapabilities);
    this.wishes = new Wishes(this::openUpstreams, !isStateless());
    this.style =
        isStateless()
            ? new AnswerStyle.Stateless(AnswerStyle.identity(admitted.project()))
            : new AnswerStyle.WithSessions();
    this.voice = isStateless() ? new StatelessVoice(this) : new SessionVoice(this);
    this.upstreams =
        new Upstreams(
            new Opening(
                doors, admitted, context, version, clientCapabilities, this, wishes::greet));
  }

  private List<UpstreamSession> openUpstreams() {
    return upstreams.open();
  }

  String token() {
    return token;
  }

  UUID id() {
    return id;
  }

  /** As whom, by what the last request was let in with. */
  Admitted admitted() {
    return allowed.now();
  }

  Allowed allowed() {
    return allowed;
  }

  String version() {
    return version;
  }

  boolean isStateless() {
    return version.equals(ProtocolVersion.STATELESS);
  }

  Doors doors() {
    return doors;
  }

  /** True for one that is shown tools by which it finds the others. */
  boolean isNavigating() {
    return admitted().mode() == AgentMode.NAVIGATOR;
  }

  ServerVoice voice() {
    return voice;
  }

  AnswerStyle style() {
    return style;
  }

  SessionStreams streams() {
    return streams;
  }

  Upstreams upstreams() {
    return upstreams;
  }

  ServerRequests serverRequests() {
    return serverRequests;
  }

  Wishes wishes() {
    return wishes;
  }

  ResourceRoutes routes() {
    return routes;
  }

  /** Calls that wait for their agent, by the mark it will come back with. */
  Map<String, Pause> pauses() {
    return pauses;
  }

  Set<Listening> listenings() {
    return listenings;
  }

  /** Over what was listed last; null before the first search. */
  @Nullable ToolSearch toolSearch() {
    return toolSearch;
  }

  void toolSearch(ToolSearch made) {
    toolSearch = made;
  }

  /** True for the same agent key and the same person; nobody else may use a session (case 37). */
  boolean belongsTo(Admitted caller) {
    return caller.keyId().equals(admitted().keyId())
        && caller.projectUserId().equals(admitted().projectUserId())
        && caller.project().id().equals(admitted().project().id());
  }

  /** Notes another request; true when the last one was not in this second. */
  boolean isSeenAnew(Instant now) {
    usedAt = System.nanoTime();
    long before = seenAt;
    seenAt = now.getEpochSecond();
    return before != seenAt;
  }

  long idleNanos() {
    return streams.anyOpen() || !running.isEmpty() ? 0 : System.nanoTime() - usedAt;
  }

  boolean began(Work work) {
    return !over && running.begins(work);
  }

  RunningWork running() {
    return running;
  }

  @Override
  public void unbound(UpstreamSession from, Message message) {
    said(from, message, null);
  }

  /** What a server says, in the course of a request of the agent's or of its own accord. */
  void said(UpstreamSession from, Message message, @Nullable Relay via) {
    if (via == null && !allowed.mayHear(from.server().slug(), message)) {
      return;
    }
    if (message.method().equals("notifications/tools/list_changed")) {
      doors.tools().drop(from.server().id()); // before the agent hears of it and asks
    }
    voice.said(from, message, via);
  }

  /** Ends it at once: calls are cut and say so, streams end. */
  void cut() {
    over = true;
    upstreams.cut();
    listenings.forEach(Listening::end);
    streams.end();
  }

  boolean isOver() {
    return over;
  }

  /** Ends it in good order, and tells the servers. */
  void close() {
    over = true;
    upstreams.close();
    listenings.forEach(Listening::end);
    streams.end();
  }
}
