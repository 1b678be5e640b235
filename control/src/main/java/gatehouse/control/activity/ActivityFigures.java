package gatehouse.control.activity;

import gatehouse.platform.database.Database;
import gatehouse.platform.paging.Cursor;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a project user did. */
@ApplicationScoped
public class ActivityFigures {
  private static final String NEWEST = "-id";
  private static final int TOP = 10;

  private final Database database;

  ActivityFigures(Database database) {
    this.database = database;
  }

  /** Of one day. */
  public record DayCount(LocalDate day, int count) {}

  /** Calls of one tool. */
  public record ToolCount(UUID server, String tool, long calls) {}

  /** Calls of all tools of a server. */
  public record ServerCount(UUID server, long calls) {}

  /** How many calls there were, and how many of them failed for what reason. */
  public record Outcomes(
      long calls, long authentication, long rateLimit, long timeout, long execution) {
    public long errors() {
      return authentication + rateLimit + timeout + execution;
    }
  }

  /**
   * What a person did in a range of days.
   *
   * @param sessions of the days that had any
   */
  public record OfUser(
      List<DayCount> sessions,
      List<ToolCount> topTools,
      List<ServerCount> topServers,
      Outcomes outcomes,
      long queries) {}

  /**
   * A session of the list.
   *
   * @param endedAt null while it has not been closed
   */
  public record SessionRow(
      UUID id,
      UUID agentId,
      String protocol,
      String client,
      Instant startedAt,
      Instant lastAt,
      @Nullable Instant endedAt,
      int queries) {}

  /**
   * A call of the list.
   *
   * @param error null when it went well
   */
  public record CallRow(
      UUID id,
      UUID agentId,
      UUID serverId,
      String tool,
      UUID sessionId,
      String query,
      Instant at,
      int totalMicros,
      int upstreamMicros,
      @Nullable ErrorKind error) {}

  /** Days from the first to the last, both included. */
  public OfUser ofUser(UUID workspace, UUID user, LocalDate first, LocalDate last) {
    return database.inWorkspace(
        workspace,
        handle -> {
          FiguresDao dao = new FiguresDao(handle, workspace, user);
          return new OfUser(
              dao.sessions(first, last),
              dao.topTools(first, last, TOP),
              dao.topServers(first, last, TOP),
              dao.outcomes(first, last),
              dao.queries(first, last));
        });
  }

  /** When a person's calls last reached each server. */
  public Map<UUID, Instant> lastUsed(UUID workspace, UUID user) {
    return database.inWorkspace(
        workspace, handle -> new FiguresDao(handle, workspace, user).lastUsed());
  }

  /** A person's sessions, the newest first. */
  public Page<SessionRow> sessions(UUID workspace, UUID user, PageRequest request) {
    return page(
        workspace,
        user,
        request,
        FiguresDao::sessionPage,
        FiguresDao::countSessions,
        SessionRow::id);
  }

  /** A person's calls, the newest first. */
  public Page<CallRow> calls(UUID workspace, UUID user, PageRequest request) {
    return page(
        workspace, user, request, FiguresDao::callPage, FiguresDao::countCalls, CallRow::id);
  }

  private <R> Page<R> page(
      UUID workspace,
      UUID user,
      PageRequest request,
      Reader<R> reader,
      Function<FiguresDao, Long> counter,
      Function<R, UUID> id) {
    Cursor after = Cursor.decode(request.cursor(), NEWEST);
    return database.inWorkspace(
        workspace,
        handle -> {
          FiguresDao dao = new FiguresDao(handle, workspace, user);
          Page.Total total =
              after == null || after.total() == null
                  ? Page.Total.of(counter.apply(dao))
                  : after.total();
          return Page.cut(
              reader.read(dao, after == null ? null : after.id(), request.limit() + 1),
              request,
              row -> new Cursor(NEWEST, "", id.apply(row), total),
              total);
        });
  }

  private interface Reader<R> {
    List<R> read(FiguresDao dao, @Nullable UUID before, int rows);
  }
}
