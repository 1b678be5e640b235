package gatehouse.control.importing;

import gatehouse.platform.http.ProblemException;
import gatehouse.platform.tables.TableReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which column of a file holds what. */
final class Columns {
  private static final int LONGEST_SHOWN = 80;

  private final Map<ImportField, Integer> places = new EnumMap<>(ImportField.class);
  private final int count;

  /**
   * Reads the headings.
   *
   * @param mapping what is in columns whose headings do not say it, by heading
   * @throws ProblemException that names a column which is not for an import, or is missing
   */
  Columns(List<String> headings, Map<String, ImportField> mapping) {
    this.count = headings.size();
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i).strip();
      ImportField field = mapping.get(heading);
      if (field == null) {
        field = ImportField.ofHeading(heading).orElseThrow(() -> unknown(heading));
      }
      if (field != ImportField.IGNORED && places.putIfAbsent(field, i) != null) {
        throw ProblemException.invalid(
            pointer(heading), "There are two columns for " + field.heading());
      }
    }
    for (String mapped : mapping.keySet()) {
      if (headings.stream().noneMatch(heading -> heading.strip().equals(mapped))) {
        throw ProblemException.invalid(
            "?map", "The file has no column \"%s\"".formatted(shortened(mapped)));
      }
    }
    for (ImportField field : ImportField.values()) {
      if (field.required() && !places.containsKey(field)) {
        throw ProblemException.invalid(
            pointer(field.heading()), "The column " + field.heading() + " is missing");
      }
    }
  }

  ImportRow row(TableReader.Row row) {
    List<String> cells = row.cells();
    ImportRow read =
        new ImportRow(
            row.line(),
            cell(cells, ImportField.FIRST_NAME),
            cell(cells, ImportField.LAST_NAME),
            cell(cells, ImportField.EMAIL),
            cell(cells, ImportField.TEAM),
            cell(cells, ImportField.SITES),
            cell(cells, ImportField.ROLE),
            cell(cells, ImportField.TAGS),
            null);
    return cells.size() > count
        ? read.withFault("The row has more cells than there are headings")
        : read;
  }

  /** PostgreSQL keeps no NUL; it is as unreadable as what no encoding knows. */
  private String cell(List<String> cells, ImportField field) {
    Integer place = places.get(field);
    return place == null || place >= cells.size()
        ? ""
        : cells.get(place).replace('\0', TableReader.UNREADABLE).strip();
  }

  private static ProblemException unknown(String heading) {
    return ProblemException.invalid(
        pointer(heading),
        heading.isEmpty()
            ? "A column has no heading"
            : "An import has no column \"%s\". Known: %s"
                .formatted(shortened(heading), ImportField.known()));
  }

  private static String pointer(String heading) {
    return "/" + shortened(heading).replace("~", "~0").replace("/", "~1");
  }

  private static String shortened(String text) {
    String clean = text.replace('\0', TableReader.UNREADABLE);
    return clean.length() <= LONGEST_SHOWN ? clean : clean.substring(0, LONGEST_SHOWN) + "…";
  }
}
