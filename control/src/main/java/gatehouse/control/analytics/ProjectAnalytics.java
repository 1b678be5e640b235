package gatehouse.control.analytics;

import gatehouse.control.activity.Latency;
import gatehouse.control.activity.Moment;
import gatehouse.control.activity.ProjectFigures;
import gatehouse.control.activity.Tally;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a project in some days, and in as many days before.
 *
 * @param zone in which its days and hours are
 * @param anewBefore days before this are still to be counted anew in that zone; null when none is
 * @param series one piece after the other, those without anything too
 * @param seriesBefore the same of the days before; as many pieces, but perhaps one less of weeks
 */
record ProjectAnalytics(
    LocalDate from,
    LocalDate to,
    LocalDate beforeFrom,
    LocalDate beforeTo,
    String unit,
    String zone,
    @Nullable LocalDate anewBefore,
    Totals totals,
    Totals before,
    List<Piece> series,
    List<Piece> seriesBefore,
    List<OfServer> servers,
    List<OfTool> tools,
    List<OfAgent> agents) {
  private static final double MICROS = 1_000;

  /** How many calls failed for what reason. */
  record ErrorCounts(long authentication, long rateLimit, long timeout, long execution) {
    static ErrorCounts of(Tally tally) {
      return new ErrorCounts(
          tally.authenticationErrors(),
          tally.rateLimitErrors(),
          tally.timeoutErrors(),
          tally.executionErrors());
    }
  }

  /** Milliseconds. The average is exact, the others are at most 1.6% off; all 0 without calls. */
  record Millis(double average, double p50, double p95) {
    static Millis of(long sum, long calls, Latency latency) {
      return new Millis(
          mean(sum, calls), latency.micros(0.5) / MICROS, latency.micros(0.95) / MICROS);
    }
  }

  /**
   * Of all days together.
   *
   * @param errorRate failed calls of all, from 0 to 1; 0 without calls
   * @param added what calls took beyond their servers: the gateway's part
   */
  record Totals(
      long sessions,
      long queries,
      long calls,
      long errors,
      double errorRate,
      ErrorCounts errorsByKind,
      Millis added,
      Millis upstream) {
    static Totals of(ProjectFigures.Figures figures) {
      Tally all = figures.all();
      return new Totals(
          all.sessions(),
          all.queries(),
          all.calls(),
          all.errors(),
          rate(all),
          ErrorCounts.of(all),
          Millis.of(all.totalMicros() - all.upstreamMicros(), all.calls(), figures.added()),
          Millis.of(all.upstreamMicros(), all.calls(), figures.upstream()));
    }
  }

  /**
   * An hour, a day or a week.
   *
   * @param hour of the day; 0 for days and weeks
   */
  record Piece(
      LocalDate day,
      int hour,
      long sessions,
      long queries,
      long calls,
      long errors,
      double addedAverage,
      double upstreamAverage) {
    static Piece of(Moment moment, Tally tally) {
      return new Piece(
          moment.day(),
          moment.hour(),
          tally.sessions(),
          tally.queries(),
          tally.calls(),
          tally.errors(),
          ProjectAnalytics.added(tally),
          upstream(tally));
    }
  }

  /** A thing by its id, and by its name while it is there. */
  record Named(String id, String name) {}

  /** What a server did; callsBefore is of the days before. */
  record OfServer(
      Named server,
      long calls,
      long callsBefore,
      long errors,
      double errorRate,
      double addedAverage,
      double upstreamAverage) {
    static OfServer of(Named server, Tally tally, long before) {
      return new OfServer(
          server,
          tally.calls(),
          before,
          tally.errors(),
          rate(tally),
          ProjectAnalytics.added(tally),
          upstream(tally));
    }
  }

  /** What a tool did. */
  record OfTool(
      Named server,
      String tool,
      long calls,
      long callsBefore,
      long errors,
      double errorRate,
      double addedAverage,
      double upstreamAverage) {
    static OfTool of(Named server, String tool, Tally tally, long before) {
      return new OfTool(
          server,
          tool,
          tally.calls(),
          before,
          tally.errors(),
          rate(tally),
          ProjectAnalytics.added(tally),
          upstream(tally));
    }
  }

  /** What an agent did. */
  record OfAgent(
      Named agent,
      long sessions,
      long queries,
      long calls,
      long callsBefore,
      long errors,
      double errorRate) {
    static OfAgent of(Named agent, Tally tally, long before) {
      return new OfAgent(
          agent,
          tally.sessions(),
          tally.queries(),
          tally.calls(),
          before,
          tally.errors(),
          rate(tally));
    }
  }

  private static double mean(long sum, long calls) {
    return calls == 0 ? 0 : sum / MICROS / calls;
  }

  private static double rate(Tally tally) {
    return tally.calls() == 0 ? 0 : (double) tally.errors() / tally.calls();
  }

  private static double added(Tally tally) {
    return mean(tally.totalMicros() - tally.upstreamMicros(), tally.calls());
  }

  private static double upstream(Tally tally) {
    return mean(tally.upstreamMicros(), tally.calls());
  }
}
