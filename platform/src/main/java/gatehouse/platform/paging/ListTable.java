package gatehouse.platform.paging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a list's rows are and how they are read; one implementation a list, beside its DAO.
 *
 * <p>The view has the columns {@code workspace_id}, {@code id}, {@code person_id} and {@code
 * facet}, shows the rows of the open transaction's workspace only, and belongs to the database's
 * owner: under row-level security PostgreSQL would not use the indexes that searches need.
 */
public interface ListTable<R> {
  /** The view's name. */
  String view();

  /** The part of the workspace that this list shows; null for all of it. */
  default @Nullable Scope scope() {
    return null;
  }

  /**
   * A part of a workspace with a list of its own, such as a project's. Indexes and counts have its
   * column behind the workspace's.
   *
   * @param column of the view and of the table of counts
   */
  record Scope(String column, UUID id) {}

  /** The columns to read, by their names in the view. */
  String columns();

  /** The table in which the rows of each kind are counted. */
  String counts();

  /** The first is the one when none is asked for. */
  List<SortKey> sorts();

  /** The columns that hold folded texts to search in. */
  List<String> searched();

  /** The texts among the sorts whose beginnings count for more in a search, in this order. */
  List<SortKey> beginnings();

  /** Whether the rows with one id in {@code column} have an index in the order of {@code key}. */
  default boolean hasIndex(String column, SortKey key) {
    return false;
  }

  /** The condition among these whose rows can be read in the order of the key. */
  default Condition.@Nullable OneOf lead(List<Condition> conditions, SortKey key) {
    for (Condition condition : conditions) {
      if (condition instanceof Condition.OneOf one
          && one.ids().size() == 1
          && !one.none()
          && hasIndex(one.column(), key)) {
        return one;
      }
    }
    return null;
  }

  /**
   * The dimension under which rows are counted by a time of theirs, each by {@code
   * quarter_hour(time)} and its facet; null when they are not. Its names are {@code
   * dimension/facet}.
   */
  default @Nullable String countedBy(String timeColumn) {
    return null;
  }

  R read(ResultSet row) throws SQLException;

  UUID id(R row);

  /** The value of a sort column, as PostgreSQL reads it back. */
  String sortValue(R row, SortKey key);

  /** A sort by its name in the API; null when there is none. */
  default @Nullable SortKey sort(String name) {
    return sorts().stream().filter(key -> key.name().equals(name)).findFirst().orElse(null);
  }
}
