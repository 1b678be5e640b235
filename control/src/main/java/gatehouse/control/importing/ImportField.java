package gatehouse.control.importing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a column of an import file may hold. */
enum ImportField {
  FIRST_NAME("firstName", "First Name", true, "firstname givenname"),
  LAST_NAME("lastName", "Last Name", true, "lastname surname familyname"),
  EMAIL("email", "Email", true, "email emailaddress mail"),
  TEAM("team", "Team", false, "team"),
  SITES("sites", "Remote Sites", false, "remotesites remotesite sites site"),
  ROLE("role", "Role", false, "role"),
  TAGS("tags", "Tags", false, "tags tag"),
  /** A column to leave out; also those that the file of the refused rows has more. */
  IGNORED("ignored", "", false, "line reason");

  private final String id;
  private final String heading;
  private final boolean required;
  private final String names;

  ImportField(String id, String heading, boolean required, String names) {
    this.id = id;
    this.heading = heading;
    this.required = required;
    this.names = names;
  }

  /** As a mapping names it. */
  String id() {
    return id;
  }

  /** As the file of the refused rows has it. */
  String heading() {
    return heading;
  }

  boolean required() {
    return required;
  }

  /** By a heading in any spelling: "E-Mail", "first_name". */
  static Optional<ImportField> ofHeading(String heading) {
    String plain = heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return Arrays.stream(values())
        .filter(field -> List.of(field.names.split(" ")).contains(plain))
        .findFirst();
  }

  static Optional<ImportField> ofId(String id) {
    return Arrays.stream(values()).filter(field -> field.id.equals(id)).findFirst();
  }

  /** For people. */
  static String known() {
    return told().stream().map(ImportField::heading).collect(Collectors.joining(", "));
  }

  /** Those with a content. */
  static List<ImportField> told() {
    return Arrays.stream(values()).filter(field -> field != IGNORED).toList();
  }
}
