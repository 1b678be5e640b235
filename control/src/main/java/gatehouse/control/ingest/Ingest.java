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
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

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
  List<Verdict> take(UUID workspace, List<JsonNode> events) {
    Map<Integer, Verdict> verdicts = new HashMap<>();
    Map<Integer, Placed> placed = place(workspace, events, verdicts);
    Map<UUID, Map<String, UUID>> people = people(workspace, placed.values());
    ActivityIntake.Batch batch = new ActivityIntake.Batch();
    Map<Integer, Object> marks = new LinkedHashMap<>();
    placed.forEach((index, one) -> {
      UUID user =
          Objects.requireNonNull(
              Objects.requireNonNull(people.get(one.project())).get(one.activity().email().key()));
      marks.put(index, tell(batch, workspace, one, user));
    });
    Set<Object> fresh = intake.write(batch);
    // Of what is told twice in one batch, the first is it.
    marks.forEach((index, mark) ->
        verdicts.put(
            index,
            new Verdict(
                Objects.requireNonNull(placed.get(index)).activity().id(),
                fresh.remove(mark) ? Verdict.Outcome.ACCEPTED : Verdict.Outcome.DUPLICATE,
                null,
                null)));
    List<Verdict> inOrder = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      inOrder.add(Objects.requireNonNull(verdicts.get(i)));
    }
    return inOrder;
  }

  private Map<Integer, Placed> place(
      UUID workspace, List<JsonNode> events, Map<Integer, Verdict> verdicts) {
    Instant now = clock.instant();
    Instant oldest = intake.oldest();
    Places places = new Places(workspace, gate, servers, agents);
    Map<Integer, Placed> placed = new LinkedHashMap<>();
    Map<String, EmailAddress> emails = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      JsonNode event = events.get(i);
      try {
        placed.put(
            i,
            places.of(
                Activity.read(
                    event,
                    now,
                    oldest,
                    text -> emails.computeIfAbsent(text, EmailAddress::parse))));
      } catch (Refused why) {
        JsonNode id = event.path("id");
        verdicts.put(
            i,
            new Verdict(
                id.isTextual() ? id.textValue() : null,
                Verdict.Outcome.REJECTED,
                why.pointer(),
                why.detail()));
      }
    }
    return placed;
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

  /** Answers the mark by which the event is known once it is written. */
  private static Object tell(ActivityIntake.Batch batch, UUID workspace, Placed placed, UUID user) {
    Activity activity = placed.activity();
    UUID session =
        EventIds.of(
            activity.sessionStart(),
            activity.source(),
            "session",
            user.toString(),
            activity.session());
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
