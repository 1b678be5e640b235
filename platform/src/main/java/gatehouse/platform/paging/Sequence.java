package gatehouse.platform.paging;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An order of a list's rows. Ids break ties, in the direction of the order. */
sealed interface Sequence {
  /** As cursors name it. */
  String text();

  /** Its parts, one behind the other; each is read along an index. */
  List<Stretch> stretches();

  /**
   * The place a cursor names.
   *
   * @throws gatehouse.platform.http.ProblemException when someone made it up
   */
  Place place(Cursor cursor);

  /** How a cursor names a value in one of the stretches. */
  String valueAt(int stretch, String value);

  /** How a cursor names the place of a row. */
  <R> String valueOf(R row, ListTable<R> table);

  /** Where in an order something stands: in which stretch, by which value there. */
  record Place(int stretch, String value, UUID id) {}

  /** By one column. */
  record Sorted(SortKey key, boolean descending) implements Sequence {
    @Override
    public String text() {
      return descending ? "-" + key.name() : key.name();
    }

    @Override
    public List<Stretch> stretches() {
      return List.of(new Stretch(key, descending, null, false, List.of()));
    }

    @Override
    public Place place(Cursor cursor) {
      key.check(cursor.value());
      return new Place(0, cursor.value(), cursor.id());
    }

    @Override
    public String valueAt(int stretch, String value) {
      return value;
    }

    @Override
    public <R> String valueOf(R row, ListTable<R> table) {
      return table.sortValue(row, key);
    }
  }

  /**
   * The rows of a search: first those where one of these columns begins with the text, column by
   * column, then those that have it elsewhere. A first name that many have would else be searched
   * for through all names before it.
   */
  record BestFirst(String search, List<SortKey> beginnings, SortKey rest) implements Sequence {
    /** One digit in cursors. */
    private static final int MOST_BEGINNINGS = 9;

    public BestFirst {
      beginnings = List.copyOf(beginnings);
      if (beginnings.size() > MOST_BEGINNINGS) {
        throw new IllegalArgumentException("Too many columns to begin with");
      }
    }

    @Override
    public String text() {
      return "best";
    }

    @Override
    public List<Stretch> stretches() {
      return IntStream.rangeClosed(0, beginnings.size())
          .mapToObj(i ->
              i < beginnings.size()
                  ? new Stretch(beginnings.get(i), false, search, true, beginnings.subList(0, i))
                  : new Stretch(rest, false, search, false, beginnings))
          .toList();
    }

    @Override
    public Place place(Cursor cursor) {
      String value = cursor.value();
      int stretch = value.isEmpty() ? -1 : Character.digit(value.charAt(0), 10);
      if (stretch < 0 || stretch > beginnings.size()) {
        throw Cursor.damaged();
      }
      String own = value.substring(1);
      key(stretch).check(own);
      return new Place(stretch, own, cursor.id());
    }

    @Override
    public String valueAt(int stretch, String value) {
      return stretch + value;
    }

    @Override
    public <R> String valueOf(R row, ListTable<R> table) {
      int stretch = 0;
      while (stretch < beginnings.size()
          && !table.sortValue(row, beginnings.get(stretch)).startsWith(search)) {
        stretch++;
      }
      return valueAt(stretch, table.sortValue(row, key(stretch)));
    }

    private SortKey key(int stretch) {
      return stretch < beginnings.size() ? beginnings.get(stretch) : rest;
    }
  }

  /**
   * Rows that follow each other in one index.
   *
   * @param search the text of {@code begins} and {@code without}; null when there is neither
   * @param begins true when the key begins with the text
   * @param without keys that do not begin with the text
   */
  record Stretch(
      SortKey key,
      boolean descending,
      @Nullable String search,
      boolean begins,
      List<SortKey> without) {}
}
