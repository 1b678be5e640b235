package gatehouse.control.activity;

import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Writes a batch in one transaction: the events, and the figures that are made of them. */
@ApplicationScoped
class ActivityWriter {
  private static final int LONGEST_TEXT = 200;
  private static final int LONGEST_QUERY = 64;

  private final Database database;
  private final ActivityWeek week;

  ActivityWriter(Database database, ActivityWeek week) {
    this.database = database;
    this.week = week;
  }

  /** Answers what was not there before: ids of calls and sessions, and {@link QueryRef}s. */
  Set<Object> write(List<Told> batch) {
    Sorted sorted = new Sorted();
    batch.forEach(sorted::add);
    return database.acrossWorkspaces(handle -> {
      Set<Object> fresh = new HashSet<>();
      ActivityDao dao = new ActivityDao(handle);
      Set<ActivityState.Key> projects = new HashSet<>(sorted.projects);
      projects.addAll(dao.projectsOf(sorted.seen.keySet()));
      Map<ActivityState.Key, ActivityState> states = week.held(handle, projects);
      fresh.addAll(
          dao.started(
              dated(
                  sorted.started.values(),
                  states,
                  session -> key(session.workspace(), session.project()),
                  McpSession::startedAt)));
      fresh.addAll(
          dao.queries(
              dated(
                  sorted.queries.values(),
                  states,
                  query -> key(query.workspace(), query.project()),
                  Query::at)));
      fresh.addAll(
          new CallDao(handle)
              .insert(
                  dated(
                      sorted.calls.values(),
                      states,
                      call -> key(call.workspace(), call.project()),
                      ToolCall::at)));
      dao.seen(List.copyOf(sorted.seen.entrySet()));
      dao.ended(List.copyOf(sorted.ended.entrySet()));
      return fresh;
    });
  }

  private static ActivityState.Key key(UUID workspace, UUID project) {
    return new ActivityState.Key(workspace, project);
  }

  /** With the days they count for; without those of a project that is gone. */
  private static <E> List<Dated<E>> dated(
      Collection<E> events,
      Map<ActivityState.Key, ActivityState> states,
      Function<E, ActivityState.Key> project,
      Function<E, Instant> at) {
    return events.stream()
        .filter(event -> states.containsKey(project.apply(event)))
        .map(event -> {
          ActivityState state = Objects.requireNonNull(states.get(project.apply(event)));
          LocalDate day = state.dayOf(at.apply(event));
          return new Dated<>(event, day, state.hourOf(at.apply(event)), state.isThisWeek(day));
        })
        .toList();
  }

  /** A batch by kinds. What a database cannot take is cut off here, or it would refuse the rest. */
  private static final class Sorted {
    private final Map<UUID, ToolCall> calls = new LinkedHashMap<>();
    private final Map<UUID, McpSession> started = new LinkedHashMap<>();
    private final Map<QueryRef, Query> queries = new LinkedHashMap<>();
    private final Map<UUID, Instant> seen = new LinkedHashMap<>();
    private final Map<UUID, Instant> ended = new LinkedHashMap<>();
    private final Set<ActivityState.Key> projects = new HashSet<>();

    void add(Told told) {
      switch (told) {
        case Told.Called(var call) -> {
          projects.add(key(call.workspace(), call.project()));
          calls.putIfAbsent(
              call.id(),
              new ToolCall(
                  call.id(),
                  call.workspace(),
                  call.project(),
                  call.projectUser(),
                  call.agent(),
                  call.server(),
                  plain(call.tool(), LONGEST_TEXT),
                  call.session(),
                  plain(call.query(), LONGEST_QUERY),
                  call.at(),
                  call.totalMicros(),
                  call.upstreamMicros(),
                  call.error()));
          ask(
              new Query(
                  call.workspace(),
                  call.project(),
                  call.projectUser(),
                  call.agent(),
                  call.session(),
                  call.query(),
                  call.at()));
        }
        case Told.Asked(var query) -> ask(query);
        case Told.Started(var one) -> {
          projects.add(key(one.workspace(), one.project()));
          started.putIfAbsent(
              one.id(),
              new McpSession(
                  one.id(),
                  one.workspace(),
                  one.project(),
                  one.projectUser(),
                  one.agent(),
                  plain(one.protocol(), LONGEST_TEXT),
                  plain(one.client(), LONGEST_TEXT),
                  one.startedAt(),
                  one.lastAt()));
          see(one.id(), one.lastAt());
        }
        case Told.Seen(var session, var at) -> see(session, at);
        case Told.Ended(var session, var at) -> {
          see(session, at);
          ended.merge(session, at, (a, b) -> a.isAfter(b) ? a : b);
        }
      }
    }

    private void ask(Query query) {
      projects.add(key(query.workspace(), query.project()));
      String text = plain(query.query(), LONGEST_QUERY);
      Query kept =
          new Query(
              query.workspace(),
              query.project(),
              query.projectUser(),
              query.agent(),
              query.session(),
              text,
              query.at());
      queries.merge(
          new QueryRef(query.projectUser(), query.session(), text),
          kept,
          (a, b) -> b.at().isBefore(a.at()) ? b : a);
    }

    private void see(UUID session, Instant at) {
      seen.merge(session, at, (a, b) -> a.isAfter(b) ? a : b);
    }

    private static String plain(String text, int longest) {
      String without = text.replace("\0", "");
      if (without.length() <= longest) {
        return without;
      }
      boolean half = Character.isHighSurrogate(without.charAt(longest - 1));
      return without.substring(0, half ? longest - 1 : longest);
    }
  }
}
