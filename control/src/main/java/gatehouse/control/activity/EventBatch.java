package gatehouse.control.activity;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * What was told, by kinds. What a database cannot take is cut off here, or it would refuse it all.
 */
final class EventBatch {
  private static final int LONGEST_TEXT = 200;
  private static final int LONGEST_QUERY = 64;

  private final Map<UUID, ToolCall> calls = new LinkedHashMap<>();
  private final Map<UUID, McpSession> started = new LinkedHashMap<>();
  private final Map<QueryRef, Query> queries = new LinkedHashMap<>();
  private final Map<UUID, Instant> seen = new LinkedHashMap<>();
  private final Map<UUID, Instant> ended = new LinkedHashMap<>();
  private final Map<ActivityState.Key, InProject> projects = new HashMap<>();

  static EventBatch of(List<Told> told) {
    EventBatch batch = new EventBatch();
    told.forEach(batch::add);
    batch.started.replaceAll((id, session) -> session.lastSeen(batch.seen.get(id)));
    return batch;
  }

  /** When it happened in one project, and until when its users were active. */
  static final class InProject {
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private final Map<UUID, Instant> active = new HashMap<>();

    void add(UUID user, Instant at) {
      first = at.isBefore(first) ? at : first;
      last = at.isAfter(last) ? at : last;
      active.merge(user, at, (a, b) -> a.isAfter(b) ? a : b);
    }

    Instant first() {
      return first;
    }

    Instant last() {
      return last;
    }

    Map<UUID, Instant> active() {
      return active;
    }
  }

  Map<UUID, ToolCall> calls() {
    return calls;
  }

  Map<UUID, McpSession> started() {
    return started;
  }

  Map<QueryRef, Query> queries() {
    return queries;
  }

  Map<UUID, Instant> seen() {
    return seen;
  }

  Map<UUID, Instant> ended() {
    return ended;
  }

  Map<ActivityState.Key, InProject> projects() {
    return projects;
  }

  /** Leaves out what is told of someone who is gone. */
  void keep(BiFunction<ActivityState.Key, Set<UUID>, Set<UUID>> there) {
    boolean[] all = {true};
    projects.forEach((project, of) -> {
      if (of.active.keySet().retainAll(there.apply(project, Set.copyOf(of.active.keySet())))) {
        all[0] = false;
      }
    });
    if (!all[0]) {
      calls.values().removeIf(one -> isGone(one.workspace(), one.project(), one.projectUser()));
      queries.values().removeIf(one -> isGone(one.workspace(), one.project(), one.projectUser()));
      started.values().removeIf(one -> isGone(one.workspace(), one.project(), one.projectUser()));
      projects.values().removeIf(of -> of.active.isEmpty());
    }
  }

  private boolean isGone(UUID workspace, UUID project, UUID user) {
    InProject of = projects.get(new ActivityState.Key(workspace, project));
    return of == null || !of.active.containsKey(user);
  }

  void active(UUID workspace, UUID project, UUID user, Instant at) {
    projects
        .computeIfAbsent(new ActivityState.Key(workspace, project), key -> new InProject())
        .add(user, at);
  }

  private void add(Told told) {
    switch (told) {
      case Told.Called(var call) -> {
        ToolCall plain =
            call.with(plain(call.tool(), LONGEST_TEXT), plain(call.query(), LONGEST_QUERY));
        if (calls.putIfAbsent(call.id(), plain) == null) {
          ask(plain.asQuery());
        }
      }
      case Told.Asked(var query) -> ask(query.with(plain(query.query(), LONGEST_QUERY)));
      case Told.Started(var one) -> {
        if (!started.containsKey(one.id())) {
          started.put(
              one.id(),
              one.with(plain(one.protocol(), LONGEST_TEXT), plain(one.client(), LONGEST_TEXT)));
          active(one.workspace(), one.project(), one.projectUser(), one.startedAt());
        }
        active(one.workspace(), one.project(), one.projectUser(), one.lastAt());
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
    active(query.workspace(), query.project(), query.projectUser(), query.at());
    queries.merge(
        new QueryRef(query.projectUser(), query.session(), query.query()),
        query,
        (a, b) -> b.at().isBefore(a.at()) ? b : a);
  }

  private void see(UUID session, Instant at) {
    seen.merge(session, at, (a, b) -> a.isAfter(b) ? a : b);
  }

  private static String plain(String text, int longest) {
    String without = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    if (without.length() <= longest) {
      return without;
    }
    boolean half = Character.isHighSurrogate(without.charAt(longest - 1));
    return without.substring(0, half ? longest - 1 : longest);
  }
}
