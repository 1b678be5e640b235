package gatehouse.control.projectuser;

import gatehouse.control.activity.ActivityFigures;
import gatehouse.control.activity.DayRange;
import gatehouse.control.mcpserver.McpServer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What one user did in some days.
 *
 * @param sessions begun on each day, the days without any too
 * @param errorRate failed calls of all, from 0 to 1; 0 without calls
 */
record UserAnalytics(
    LocalDate from,
    LocalDate to,
    List<Day> sessions,
    List<TopTool> topTools,
    List<TopServer> topServers,
    long queries,
    long calls,
    double errorRate,
    Errors errorsByKind) {

  /** Sessions of a day. */
  record Day(LocalDate day, int count) {}

  /** A tool and its calls. */
  record TopTool(String tool, ProjectUserView.ServerRef server, long calls) {}

  /** A server and its calls. */
  record TopServer(ProjectUserView.ServerRef server, long calls) {}

  /** How many calls failed for what reason. */
  record Errors(long authentication, long rateLimit, long timeout, long execution) {}

  static UserAnalytics of(
      DayRange days, ActivityFigures.OfUser figures, Map<UUID, McpServer> servers) {
    Map<LocalDate, Integer> counts =
        figures.sessions().stream()
            .collect(
                Collectors.toMap(ActivityFigures.DayCount::day, ActivityFigures.DayCount::count));
    ActivityFigures.Outcomes outcomes = figures.outcomes();
    return new UserAnalytics(
        days.first(),
        days.last(),
        days.first()
            .datesUntil(days.last().plusDays(1))
            .map(day -> new Day(day, counts.getOrDefault(day, 0)))
            .toList(),
        figures.topTools().stream()
            .map(top ->
                new TopTool(
                    top.tool(), ProjectUserView.ServerRef.of(top.server(), servers), top.calls()))
            .toList(),
        figures.topServers().stream()
            .map(top ->
                new TopServer(ProjectUserView.ServerRef.of(top.server(), servers), top.calls()))
            .toList(),
        figures.queries(),
        outcomes.calls(),
        outcomes.calls() == 0 ? 0 : (double) outcomes.errors() / outcomes.calls(),
        new Errors(
            outcomes.authentication(),
            outcomes.rateLimit(),
            outcomes.timeout(),
            outcomes.execution()));
  }
}
