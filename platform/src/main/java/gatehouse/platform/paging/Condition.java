package gatehouse.platform.paging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One filter of a list; a row must meet all of them. Texts in here come from a list's declaration,
 * never from a request: what was asked for travels as bound values.
 */
public sealed interface Condition {
  /** The column it asks. */
  String column();

  /**
   * The row's facet is one of these. Facets are few, and how many rows each has is always known.
   */
  record Facets(Set<Integer> codes) implements Condition {
    public Facets {
      codes = Set.copyOf(codes);
    }

    @Override
    public String column() {
      return "facet";
    }

    /** Several conditions on facets are one. */
    static List<Condition> joined(List<Condition> asked) {
      Set<Integer> codes = null;
      List<Condition> joined = new ArrayList<>();
      for (Condition condition : asked) {
        if (condition instanceof Facets facets) {
          if (codes == null) {
            codes = new HashSet<>(facets.codes());
          } else {
            codes.retainAll(facets.codes());
          }
        } else {
          joined.add(condition);
        }
      }
      if (codes != null) {
        joined.addFirst(new Facets(codes));
      }
      return joined;
    }
  }

  /**
   * The column holds one of these ids.
   *
   * @param dimension under which the rows of each id are counted
   * @param none true when rows without any match, too
   */
  record OneOf(String column, String dimension, Collection<UUID> ids, boolean none)
      implements Condition {
    public OneOf {
      ids = List.copyOf(ids);
    }
  }

  /** The array in the column holds at least one of these ids; or is empty, with {@code none}. */
  record AnyOf(String column, String dimension, Collection<UUID> ids, boolean none)
      implements Condition {
    public AnyOf {
      ids = List.copyOf(ids);
    }
  }

  /**
   * The array in the column lacks at least one of these ids.
   *
   * @param dimension under which the rows of each id are counted
   */
  record Lacks(String column, String dimension, Collection<UUID> ids) implements Condition {
    public Lacks {
      ids = List.copyOf(ids);
    }
  }

  /**
   * The time in the column is in this range.
   *
   * @param from inclusive; null for no limit
   * @param to exclusive; null for no limit
   */
  record Between(String column, @Nullable Instant from, @Nullable Instant to)
      implements Condition {}

  /** The time in the column is the one that stands for never. */
  record Never(String column) implements Condition {}

  /** There is no time in the column, or one that is not after this. */
  record NotAfter(String column, Instant time) implements Condition {}
}
