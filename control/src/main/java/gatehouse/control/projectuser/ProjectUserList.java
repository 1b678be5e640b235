package gatehouse.control.projectuser;

import gatehouse.control.activity.ActivityWeek;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.jobs.Recurring;
import gatehouse.platform.paging.ListQuery;
import gatehouse.platform.paging.Lists;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the list of a project's users; its figures are always today's. */
@ApplicationScoped
public class ProjectUserList implements Recurring {
  private final Lists lists;
  private final ActivityWeek week;
  private final McpServers servers;

  ProjectUserList(Lists lists, ActivityWeek week, McpServers servers) {
    this.lists = lists;
    this.week = week;
    this.servers = servers;
  }

  /**
   * How many there are, each as the list counts them.
   *
   * @param authenticatedUsers who have connected a server
   * @param inactiveUsers who have connected a server and were not active in 30 days
   */
  public record Summary(
      long totalUsers,
      long authenticatedUsers,
      long weeklyActiveUsers,
      long monthlyActiveUsers,
      long inactiveUsers) {}

  /**
   * One page.
   *
   * @param sort such as {@code -lastActive}; by address when null
   */
  public Page<ProjectUserRow> page(
      UUID workspace,
      UUID project,
      ProjectUserFilter filter,
      @Nullable String sort,
      PageRequest request) {
    return lists.page(
        new ProjectUserListDao(project),
        workspace,
        query(workspace, project, filter, sort),
        request);
  }

  /** Everyone that matches, in order. Reads as a stream: hold nothing. */
  public void each(
      UUID workspace,
      UUID project,
      ProjectUserFilter filter,
      @Nullable String sort,
      Consumer<ProjectUserRow> reader) {
    lists.each(
        new ProjectUserListDao(project),
        workspace,
        query(workspace, project, filter, sort),
        reader);
  }

  /** Those of these ids that are still there, in no order. */
  public List<ProjectUserRow> some(UUID workspace, UUID project, List<UUID> ids) {
    return lists.some(new ProjectUserListDao(project), workspace, ids);
  }

  /**
   * One of them.
   *
   * @throws ProblemException not-found
   */
  public ProjectUserRow find(UUID workspace, UUID project, UUID id) {
    week.current(workspace, project);
    return some(workspace, project, List.of(id)).stream()
        .findFirst()
        .orElseThrow(ProblemException::notFound);
  }

  public Summary summary(UUID workspace, UUID project) {
    ActivityWeek.Today today = week.current(workspace, project);
    List<Page.Total> totals =
        lists.totals(
            new ProjectUserListDao(project),
            workspace,
            List.of(
                List.of(),
                List.of(ProjectUserFilter.connected()),
                List.of(ProjectUserFilter.activeIn(ProjectUserFilter.WEEK, today)),
                List.of(ProjectUserFilter.activeIn(ProjectUserFilter.MONTH, today)),
                ProjectUserFilter.inactive(today)));
    return new Summary(
        totals.get(0).value(),
        totals.get(1).value(),
        totals.get(2).value(),
        totals.get(3).value(),
        totals.get(4).value());
  }

  /**
   * Refuses a sort that there is not.
   *
   * @param field of the request
   */
  public static void checkSort(@Nullable String sort, String field) {
    ListQuery.checkSort(ProjectUserListDao.ANY, sort, field);
  }

  private ListQuery query(
      UUID workspace, UUID project, ProjectUserFilter filter, @Nullable String sort) {
    return ListQuery.of(
        ProjectUserListDao.ANY,
        filter.conditions(week.current(workspace, project), servers.known(workspace, project)),
        filter.search(),
        sort);
  }

  @Override
  public String name() {
    return "count-project-users";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(30);
  }

  /** Adds up the counts that each change appends to. */
  @Override
  public void run() {
    lists.fold(ProjectUserListDao.ANY);
  }
}
