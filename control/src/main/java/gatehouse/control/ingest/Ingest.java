package gatehouse.control.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.activity.ActivityIntake;
import gatehouse.control.activity.McpSession;
import gatehouse.control.activity.Query;
import gatehouse.control.activity.QueryRef;
import gatehouse.control.activity.ToolCall;
import gatehouse.control.agent.Agents;
import gatehouse.control.ingest.Places.Placed;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.project.ProjectGate;
import gatehouse.control.projectuser.ProjectUsers;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes batches of events, each with its own verdict. */
@ApplicationScoped
class Ingest {
  private final ActivityIntake intake;
  private final ProjectGate gate;
  private final McpServers servers;
  private final Agents agents;
  private final ProjectUsers users;
  private final Clock clock;

  Ingest(
      ActivityIntake intake,
      ProjectGate gate,
      McpServers servers,
      Agents agents,
      ProjectUsers users,
      Clock clock) {
    this.intake = intake;
    this.gate = gate;
    this.servers = servers;
    this.agents = agents;
    this.users = users;
    this.clock = clock;
  }

  /** When this returns, what was accepted is in the database. */
  List<Verdict> take(UUID workspace, EventReader events) throws IOException {
    List<Taken> all = read(workspace, events);
    List<Placed> placed = all.stream().flatMap(one -> Stream.ofNullable(one.placed())).toList();
    Map<UUID, Map<String, UUID>> people = people(workspace, placed);
    ActivityIntake.Batch batch = new ActivityIntake.Batch();
    Map<SessionName, UUID> sessions = new HashMap<>();
    List<Object> marks = new ArrayList<>(placed.size());
    for (Placed one : placed) {
      UUID user =
          Objects.requireNonNull(
              Objects.requireNonNull(people.get(one.project())).get(one.activity().email().key()));
      marks.add(tell(batch, workspace, one, user, sessions));
    }
    Set<Object> fresh = intake.write(batch);
    List<Verdict> verdicts = new ArrayList<>(all.size());
    Iterator<Object> told = marks.iterator();
    for (Taken one : all) {
      // Of what is told twice in one batch, the first is it.
      verdicts.add(
          one.placed() == null
              ? Objects.requireNonNull(one.refusal())
              : Verdict.of(one.placed().activity().id(), fresh.remove(told.next())));
    }
    return verdicts;
  }

  /** An event that can be written, or why not. */
  private record Taken(@Nullable Placed placed, @Nullable Verdict refusal) {}

  private List<Taken> read(UUID workspace, EventReader events) throws IOException {
    Instant now = clock.instant();
    Instant oldest = intake.oldest();
    Places places = new Places(workspace, gate, servers, agents);
    Map<String, EmailAddress> known = new HashMap<>();
    Function<String, EmailAddress> emails =
        text -> known.computeIfAbsent(text, EmailAddress::parse);
    List<Taken> all = new ArrayList<>();
    for (JsonNode event = events.next(); event != null; event = events.next()) {
      try {
        all.add(new Taken(places.of(Activity.read(event, now, oldest, emails)), null));
      } catch (Refused why) {
        all.add(new Taken(null, Verdict.refused(event.path("id").textValue(), why)));
      }
    }
    return all;
  }

  /** By project and by the address's key; made where they appear for the first time. */
  private Map<UUID, Map<String, UUID>> people(UUID workspace, Iterable<Placed> placed) {
    Map<UUID, Map<String, EmailAddress>> named = new HashMap<>();
    for (Placed one : placed) {
      EmailAddress email = one.activity().email();
      named
          .computeIfAbsent(one.project(), project -> new LinkedHashMap<>())
          .putIfAbsent(email.key(), email);
    }
    Map<UUID, Map<String, UUID>> people = new HashMap<>();
    named.forEach((project, emails) ->
        people.put(project, users.ofAddresses(workspace, project, emails.values())));
    return people;
  }

  /** A session as its sender names it; most events of a batch share theirs with others. */
  private record SessionName(Instant start, String source, UUID user, String session) {
    UUID id() {
      return EventIds.of(start, source, "session", user.toString(), session);
    }
  }

  /** Answers the mark by which the event is known once it is written. */
  private static Object tell(
      ActivityIntake.Batch batch,
      UUID workspace,
      Placed placed,
      UUID user,
      Map<SessionName, UUID> sessions) {
    Activity activity = placed.activity();
    UUID session =
        sessions.computeIfAbsent(
            new SessionName(activity.sessionStart(), activity.source(), user, activity.session()),
            SessionName::id);
    batch.add(
        new McpSession(
            session,
            workspace,
            placed.project(),
            user,
            placed.agent(),
            activity.protocol(),
            activity.client(),
            activity.sessionStart(),
            activity.at()));
    String query =
        activity.query() == null || activity.query().isBlank()
            ? EventIds.text(activity.source(), activity.id())
            : activity.query();
    Activity.Call call = activity.call();
    if (call != null) {
      UUID id = EventIds.of(activity.at(), activity.source(), "event", activity.id());
      batch.add(
          new ToolCall(
              id,
              workspace,
              placed.project(),
              user,
              placed.agent(),
              placed.server(),
              call.tool(),
              session,
              query,
              activity.at(),
              call.totalMicros(),
              call.upstreamMicros(),
              call.error()));
      return id;
    }
    if (activity.kind() == Activity.Kind.QUERY) {
      batch.add(
          new Query(
              workspace, placed.project(), user, placed.agent(), session, query, activity.at()));
      return new QueryRef(user, session, query);
    }
    return session;
  }
}
