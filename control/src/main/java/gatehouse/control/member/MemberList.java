package gatehouse.control.member;

import gatehouse.platform.http.ProblemException;
import gatehouse.platform.paging.ListQuery;
import gatehouse.platform.paging.Lists;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the list of members: pages, everyone that matches, one, and how many of each kind. */
@ApplicationScoped
public class MemberList {
  /** What members are counted by. */
  public enum Kind {
    TEAM("team"),
    TAG("tag"),
    SITE("site"),
    PROVIDER("provider");

    private final String dimension;

    Kind(String dimension) {
      this.dimension = dimension;
    }
  }

  private final Lists lists;
  private final Clock clock;

  MemberList(Lists lists, Clock clock) {
    this.lists = lists;
    this.clock = clock;
  }

  /**
   * One page.
   *
   * @param sort such as {@code -lastLogin}; by name when null
   */
  public Page<MemberRow> page(
      UUID workspace, MemberFilter filter, @Nullable String sort, PageRequest request) {
    return lists.page(MemberListDao.TABLE, workspace, query(filter, sort), request);
  }

  /**
   * Refuses a sort that there is not.
   *
   * @param field of the request
   */
  public static void checkSort(@Nullable String sort, String field) {
    ListQuery.checkSort(MemberListDao.TABLE, sort, field);
  }

  /** Everyone that matches, in order. Reads as a stream: hold nothing. */
  public void each(
      UUID workspace, MemberFilter filter, @Nullable String sort, Consumer<MemberRow> reader) {
    lists.each(MemberListDao.TABLE, workspace, query(filter, sort), reader);
  }

  /** Those of these ids that are still there, in no order. */
  public List<MemberRow> some(UUID workspace, List<UUID> ids) {
    return lists.some(MemberListDao.TABLE, workspace, ids);
  }

  /**
   * One of them.
   *
   * @throws ProblemException not-found
   */
  public MemberRow find(UUID workspace, UUID id) {
    return some(workspace, List.of(id)).stream()
        .findFirst()
        .orElseThrow(ProblemException::notFound);
  }

  /** How many members each id of a kind has, by the id's text; "" for none. */
  public Map<String, Long> counts(UUID workspace, Kind kind) {
    return lists.counts(MemberListDao.TABLE, workspace, kind.dimension);
  }

  /** How many take a seat: everyone but the disabled. */
  long seated(UUID workspace) {
    return lists.counts(MemberListDao.TABLE, workspace, "facet").entrySet().stream()
        .filter(entry -> Facet.statusOf(Integer.parseInt(entry.getKey())) != MemberStatus.DISABLED)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private ListQuery query(MemberFilter filter, @Nullable String sort) {
    return ListQuery.of(
        MemberListDao.TABLE, filter.conditions(clock.instant()), filter.search(), sort);
  }
}
