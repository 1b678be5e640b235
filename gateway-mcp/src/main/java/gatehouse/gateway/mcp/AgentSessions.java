package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.activity.McpSession;
import gatehouse.control.agent.Admitted;
import gatehouse.control.agent.Running;
import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.http.ProblemType;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of this node. They live in memory: each holds open streams to servers, which no
 * other node could take over. Whoever asks another node is told 404 and begins anew, as the
 * protocol has it.
 */
@ApplicationScoped
class AgentSessions {
  private static final Duration SWEEP = Duration.ofSeconds(5);

  private final Doors doors;
  private final Tokens tokens;
  private final Vertx vertx;
  private final Map<String, Open> sessions = new ConcurrentHashMap<>();
  private long timer = -1;

  private record Open(AgentSession session, Running running) {}

  AgentSessions(Doors doors, Tokens tokens, Vertx vertx) {
    this.doors = doors;
    this.tokens = tokens;
    this.vertx = vertx;
  }

  AgentSession begin(
      Admitted admitted, String version, String client, ObjectNode clientCapabilities) {
    return begin(tokens.next(), admitted, version, client, clientCapabilities);
  }

  /**
   * Where requests without sessions meet: those of one key, person, program and abilities share
   * one, as long as there is no half hour between two of them.
   */
  AgentSession stateless(Admitted admitted, Envelope envelope) {
    ObjectNode capabilities = ServerRequests.passedOn(envelope.capabilities());
    String place = envelope.placeFor(admitted, capabilities);
    Open open = sessions.get(place);
    if (open == null || open.session().isOver()) {
      open = beginOnce(place, admitted, envelope.client(), capabilities);
    }
    return seen(open, admitted);
  }

  private synchronized Open beginOnce(
      String place, Admitted admitted, String client, ObjectNode capabilities) {
    Open open = sessions.get(place);
    if (open != null && !open.session().isOver()) {
      return open;
    }
    if (open != null) {
      end(open.session());
    }
    begin(place, admitted, ProtocolVersion.STATELESS, client, capabilities);
    Open begun = sessions.get(place);
    if (begun == null) {
      throw new Refusal(ProblemType.NOT_ALLOWED, "This access was ended.");
    }
    return begun;
  }

  private AgentSession begin(
      String token,
      Admitted admitted,
      String version,
      String client,
      ObjectNode clientCapabilities) {
    makeRoom(admitted);
    AgentSession session =
        new AgentSession(
            token,
            doors.ids().next(),
            admitted,
            version,
            clientCapabilities,
            doors,
            vertx.getOrCreateContext());
    Instant now = doors.clock().instant();
    doors
        .activity()
        .sessionStarted(
            new McpSession(
                session.id(),
                admitted.project().workspaceId(),
                admitted.project().id(),
                admitted.projectUserId(),
                admitted.agentId(),
                version,
                client,
                now,
                now));
    Running running = doors.admissions().running(admitted, () -> cut(session));
    sessions.put(session.token(), new Open(session, running));
    if (session.isOver()) {
      end(session); // it was cut before it was known
    }
    sweepRegularly();
    return session;
  }

  /** The session of this id, if it is this caller's. Another's is as one that does not exist. */
  @Nullable AgentSession find(String token, Admitted caller) {
    Open open = sessions.get(token);
    if (open == null
        || open.session().isStateless()
        || open.session().isOver()
        || !open.session().belongsTo(caller)) {
      return null;
    }
    return seen(open, caller);
  }

  private AgentSession seen(Open open, Admitted caller) {
    open.session().allowed().now(caller);
    Instant now = doors.clock().instant();
    if (open.session().isSeenAnew(now)) {
      doors.activity().sessionSeen(open.session().id(), now);
    }
    return open.session();
  }

  List<AgentSession> all() {
    return sessions.values().stream().map(Open::session).toList();
  }

  void end(AgentSession session) {
    Open open = sessions.remove(session.token());
    if (open != null) {
      open.running().close();
      session.close();
      doors.activity().sessionEnded(session.id(), doors.clock().instant());
    }
  }

  private void cut(AgentSession session) {
    session.cut();
    doors.threads().execute(() -> end(session));
  }

  private void makeRoom(Admitted admitted) {
    if (sessions.size() >= McpLimit.SESSIONS.value()) {
      // Otherwise one workspace could fill the node and lock the others out.
      AgentSession idle =
          Crowd.givesWay(
              all(),
              session -> session.admitted().project().workspaceId(),
              AgentSession::idleNanos);
      if (idle == null) {
        throw new Refusal(
            ProblemType.UNAVAILABLE,
            "Too many sessions are open. Try again in a minute.",
            Duration.ofMinutes(1));
      }
      end(idle);
    }
    List<AgentSession> own =
        sessions.values().stream()
            .map(Open::session)
            .filter(session -> session.belongsTo(admitted))
            .toList();
    if (own.size() >= McpLimit.SESSIONS_OF_ONE.value()) {
      own.stream().max(Comparator.comparingLong(AgentSession::idleNanos)).ifPresent(this::end);
    }
  }

  private synchronized void sweepRegularly() {
    if (timer < 0) {
      timer = vertx.setPeriodic(SWEEP.toMillis(), t -> doors.threads().execute(this::sweep));
    }
  }

  private void sweep() {
    long longest = McpLimit.SESSION_IDLE_SECONDS.seconds().toNanos();
    for (Open open : List.copyOf(sessions.values())) {
      open.session().streams().breathe();
      if (open.session().idleNanos() > longest) {
        end(open.session());
      }
    }
  }

  void stop(@Observes ShutdownEvent event) {
    sessions.values().forEach(open -> end(open.session()));
  }
}
