package gatehouse.control.activity;

import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Reads what happened in a whole project: from its counters, so that the cost is that of the days
 * asked for and not of what happened in them.
 */
@ApplicationScoped
public class ProjectFigures {
  private final Database database;

  ProjectFigures(Database database) {
    this.database = database;
  }

  /** Calls of one tool. */
  public record OfTool(UUID server, String tool, Tally tally) {}

  /** What one agent did. */
  public record OfAgent(UUID agent, Tally tally) {}

  /**
   * All of a range of days.
   *
   * @param moments by the day, or by the hour when that was asked for; only those with something
   * @param added what calls took beyond their servers
   */
  public record Figures(
      SortedMap<Moment, Tally> moments,
      List<OfTool> tools,
      List<OfAgent> agents,
      Latency added,
      Latency upstream) {

    public Tally all() {
      return moments.values().stream().reduce(Tally.NONE, Tally::plus);
    }
  }

  /** Figures of some days, and of as many days before. */
  public record Both(Figures now, Figures before) {}

  public Both of(UUID workspace, UUID project, DayRange days, boolean byHour) {
    return database.inWorkspace(
        workspace,
        handle -> {
          ProjectFiguresDao dao = new ProjectFiguresDao(handle, workspace, project, days);
          SortedMap<Moment, Tally> moments = new TreeMap<>();
          dao.moments(byHour).forEach(one -> moments.put(one.moment(), one.tally()));
          Moment begin = new Moment(days.first(), 0);
          var tools = dao.tools();
          var agents = dao.agents();
          var steps = dao.latencies();
          return new Both(
              figures(moments.tailMap(begin), tools.now(), agents.now(), steps.now()),
              figures(moments.headMap(begin), tools.before(), agents.before(), steps.before()));
        });
  }

  private static Figures figures(
      SortedMap<Moment, Tally> moments,
      List<OfTool> tools,
      List<OfAgent> agents,
      List<ProjectFiguresDao.OfStep> steps) {
    return new Figures(moments, tools, agents, latency(steps, false), latency(steps, true));
  }

  private static Latency latency(List<ProjectFiguresDao.OfStep> steps, boolean upstream) {
    SortedMap<Integer, Long> calls = new TreeMap<>();
    for (ProjectFiguresDao.OfStep one : steps) {
      if (one.upstream() == upstream) {
        calls.put(one.step(), one.calls());
      }
    }
    return new Latency(calls);
  }
}
