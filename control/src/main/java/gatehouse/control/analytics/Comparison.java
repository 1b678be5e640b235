package gatehouse.control.analytics;

import gatehouse.control.activity.ActivityWeek;
import gatehouse.control.activity.DayRange;
import gatehouse.control.activity.Moment;
import gatehouse.control.activity.ProjectFigures.Figures;
import gatehouse.control.activity.ProjectFigures.OfAgent;
import gatehouse.control.activity.ProjectFigures.OfTool;
import gatehouse.control.activity.Tally;
import gatehouse.control.analytics.ProjectAnalytics.Named;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts the figures of some days beside those of as many days before.
 *
 * @param server how a server is shown
 * @param agent how an agent is shown
 */
record Comparison(
    DayRange days,
    Unit unit,
    Figures now,
    Figures past,
    Function<UUID, Named> server,
    Function<UUID, Named> agent) {

  /** Which tool of which server. */
  private record Key(UUID server, String tool) {}

  /**
   * All of it.
   *
   * @param most so many tools at most; the others are in the sums of their servers
   */
  ProjectAnalytics shown(ActivityWeek.Today today, int most) {
    DayRange before = days.before();
    return new ProjectAnalytics(
        days.first(),
        days.last(),
        before.first(),
        before.last(),
        unit.wire(),
        today.zone().getId(),
        today.anewBefore(),
        ProjectAnalytics.Totals.of(now),
        ProjectAnalytics.Totals.of(past),
        series(days, now),
        series(before, past),
        servers(),
        tools(most),
        agents());
  }

  private List<ProjectAnalytics.Piece> series(DayRange range, Figures figures) {
    Map<Moment, Tally> sums = new HashMap<>();
    figures
        .moments()
        .forEach((moment, tally) -> sums.merge(unit.pieceOf(moment, range), tally, Tally::plus));
    return unit.pieces(range).stream()
        .map(piece -> ProjectAnalytics.Piece.of(piece, sums.getOrDefault(piece, Tally.NONE)))
        .toList();
  }

  private List<ProjectAnalytics.OfServer> servers() {
    Map<UUID, Tally> before = perServer(past);
    return perServer(now).entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<UUID, Tally> one) -> -one.getValue().calls())
                .thenComparing(Map.Entry::getKey))
        .map(one ->
            ProjectAnalytics.OfServer.of(
                server.apply(one.getKey()), one.getValue(), calls(before, one.getKey())))
        .toList();
  }

  private List<ProjectAnalytics.OfTool> tools(int most) {
    Map<Key, Tally> before =
        past.tools().stream().collect(Collectors.toMap(Comparison::key, OfTool::tally));
    return now.tools().stream()
        .limit(most)
        .map(one ->
            ProjectAnalytics.OfTool.of(
                server.apply(one.server()), one.tool(), one.tally(), calls(before, key(one))))
        .toList();
  }

  private List<ProjectAnalytics.OfAgent> agents() {
    Map<UUID, Tally> before =
        past.agents().stream().collect(Collectors.toMap(OfAgent::agent, OfAgent::tally));
    return now.agents().stream()
        .map(one ->
            ProjectAnalytics.OfAgent.of(
                agent.apply(one.agent()), one.tally(), calls(before, one.agent())))
        .toList();
  }

  private static Map<UUID, Tally> perServer(Figures figures) {
    return figures.tools().stream()
        .collect(Collectors.toMap(OfTool::server, OfTool::tally, Tally::plus));
  }

  private static Key key(OfTool one) {
    return new Key(one.server(), one.tool());
  }

  private static <K> long calls(Map<K, Tally> before, K key) {
    return before.getOrDefault(key, Tally.NONE).calls();
  }
}
