package gatehouse.control.importing;

import gatehouse.control.access.Role;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.account.PersonName;
import gatehouse.control.group.GroupKind;
import gatehouse.control.group.GroupName;
import gatehouse.control.member.Candidate;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.tables.TableReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a row's cells. */
final class Candidates {
  private static final int MOST_NAMES = 100;

  private Candidates() {}

  /**
   * The one a row tells of.
   *
   * @throws IllegalArgumentException that says which cell is wrong, and why
   */
  static Candidate of(ImportRow row) {
    if (row.fault() != null) {
      throw new IllegalArgumentException(row.fault());
    }
    if (row.cells().stream().anyMatch(cell -> cell.indexOf(TableReader.UNREADABLE) >= 0)) {
      throw new IllegalArgumentException(
          "Some characters cannot be read: save the file as UTF-8 and try again");
    }
    if (row.firstName().isEmpty()) {
      throw wrong(ImportField.FIRST_NAME, "is missing");
    }
    if (row.lastName().isEmpty()) {
      throw wrong(ImportField.LAST_NAME, "is missing");
    }
    if (row.email().isEmpty()) {
      throw wrong(ImportField.EMAIL, "is missing");
    }
    boolean all = row.sites().equalsIgnoreCase("all");
    return new Candidate(
        email(row.email()),
        name(row),
        role(row.role()),
        row.team().isEmpty() ? null : group(ImportField.TEAM, GroupKind.TEAM, row.team()),
        groups(ImportField.TAGS, GroupKind.TAG, row.tags()),
        all,
        all ? List.of() : groups(ImportField.SITES, GroupKind.SITE, row.sites()));
  }

  private static PersonName name(ImportRow row) {
    try {
      return PersonName.of(row.firstName(), row.lastName());
    } catch (ProblemException e) {
      boolean first = e.errors().stream().anyMatch(error -> error.pointer().equals("/firstName"));
      throw wrong(first ? ImportField.FIRST_NAME : ImportField.LAST_NAME, e.detail());
    }
  }

  private static EmailAddress email(String cell) {
    try {
      return EmailAddress.parse(cell);
    } catch (IllegalArgumentException e) {
      throw wrong(ImportField.EMAIL, String.valueOf(e.getMessage()));
    }
  }

  /** "Agent User", "agent-user" and "AgentUser" are one role. */
  private static @Nullable Role role(String cell) {
    if (cell.isEmpty()) {
      return null;
    }
    for (Role role : Role.values()) {
      if (role.label().equalsIgnoreCase(cell)) {
        return role; // most are written just so
      }
    }
    String plain = letters(cell);
    return Arrays.stream(Role.values())
        .filter(role -> letters(role.label()).equals(plain))
        .findFirst()
        .orElseThrow(() ->
            wrong(
                ImportField.ROLE,
                "must be one of "
                    + Arrays.stream(Role.values())
                        .map(Role::label)
                        .collect(Collectors.joining(", "))));
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private static List<GroupName> groups(ImportField field, GroupKind kind, String cell) {
    if (cell.isEmpty()) {
      return List.of();
    }
    List<GroupName> names = new ArrayList<>();
    for (String name : cell.split(",", -1)) {
      if (!name.isBlank()) {
        names.add(group(field, kind, name));
      }
    }
    if (names.size() > MOST_NAMES) {
      throw wrong(field, "has more than " + MOST_NAMES + " names");
    }
    return names;
  }

  private static GroupName group(ImportField field, GroupKind kind, String cell) {
    try {
      return GroupName.parse(kind, cell);
    } catch (IllegalArgumentException e) {
      throw wrong(field, String.valueOf(e.getMessage()));
    }
  }

  private static IllegalArgumentException wrong(ImportField field, String why) {
    return new IllegalArgumentException(field.heading() + ": " + why);
  }
}
