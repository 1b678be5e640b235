package gatehouse.platform.paging;

import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one engine of every list: pages in any offered order under any filters at a cost that does
 * not grow with the list or with the depth of the page.
 */
@ApplicationScoped
public class Lists {
  private static final Duration SAMPLE_KEPT = Duration.ofMinutes(10);
  private static final int MOST_SAMPLES = 50;

  private final Database database;
  private final Clock clock;
  private final ConcurrentMap<UUID, Sampled> samples = new ConcurrentHashMap<>();

  Lists(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * One page. It may be shorter than asked for and still have a next one: when little was found in
   * the time that a page may take.
   */
  public <R> Page<R> page(
      ListTable<R> table, UUID workspace, ListQuery query, PageRequest request) {
    return database.inWorkspace(
        workspace,
        handle -> {
          ListDao dao = new ListDao(handle, workspace);
          return new PageSearch<>(
                  table, query, request, dao, people -> gramsOf(dao, workspace, people))
              .page();
        });
  }

  /** For each of these lists of conditions, how many rows meet all of them. */
  public List<Page.Total> totals(
      ListTable<?> table, UUID workspace, List<List<Condition>> questions) {
    return database.inWorkspace(
        workspace,
        handle -> {
          ListDao dao = new ListDao(handle, workspace);
          Sizes sizes =
              dao.sizes(table, Sizes.dimensions(questions.stream().flatMap(List::stream).toList()));
          return questions.stream()
              .map(conditions -> ListQuery.of(table, conditions, null, null))
              .map(query ->
                  new Estimates(table, query, dao, sizes, people -> gramsOf(dao, workspace, people))
                      .total())
              .toList();
        });
  }

  /** Every row that matches, in order, one after another. */
  public <R> void each(ListTable<R> table, UUID workspace, ListQuery query, Consumer<R> reader) {
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          ListSql sql = new ListSql(table, query.sequence(), null);
          new ListDao(handle, workspace).each(table, sql.everything(query), sql, reader);
          return null;
        });
  }

  /** The rows of these ids that are there, in no order. */
  public <R> List<R> some(ListTable<R> table, UUID workspace, List<UUID> ids) {
    return database.inWorkspace(
        workspace, handle -> new ListDao(handle, workspace).some(table, ids));
  }

  /**
   * Adds up what writers appended, in every scope; run now and then. Answers how many counts it
   * took in.
   */
  public int fold(ListTable<?> table) {
    ListTable.Scope scope = table.scope();
    return database.acrossWorkspaces(
        handle -> ListDao.fold(handle, table.counts(), scope == null ? null : scope.column()));
  }

  /** How many rows of each kind of one dimension there are: keys as text, none is "". */
  public Map<String, Long> counts(ListTable<?> table, UUID workspace, String dimension) {
    return database.inWorkspace(
        workspace,
        handle ->
            new ListDao(handle, workspace)
                .sizes(table, List.of(dimension))
                .byDimension()
                .getOrDefault(dimension, Map.of()));
  }

  private Grams gramsOf(ListDao dao, UUID workspace, long people) {
    Instant now = clock.instant();
    Sampled known = samples.get(workspace);
    if (known != null && now.isBefore(known.at().plus(SAMPLE_KEPT))) {
      return known.grams();
    }
    Grams grams = Grams.of(dao.sample(people));
    if (samples.size() >= MOST_SAMPLES) {
      samples.clear();
    }
    samples.put(workspace, new Sampled(now, grams));
    return grams;
  }

  private record Sampled(Instant at, Grams grams) {}
}
