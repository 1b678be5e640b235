package gatehouse.control.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as it stands in the file.
 *
 * @param line of the file, counted from 1
 * @param fault why it cannot be taken in, as far as the file alone can tell
 */
public record ImportRow(
    long line,
    String firstName,
    String lastName,
    String email,
    String team,
    String sites,
    String role,
    String tags,
    @Nullable String fault) {

  private static final int LONGEST_SHOWN = 254;

  ImportRow withFault(String why) {
    return new ImportRow(line, firstName, lastName, email, team, sites, role, tags, why);
  }

  /** In the order of {@link ImportField#told}. */
  List<String> cells() {
    return List.of(firstName, lastName, email, team, sites, role, tags);
  }

  /** By what people find it. */
  String shownName() {
    String shown = email.isBlank() ? "Line " + line : email;
    return shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "…";
  }
}
