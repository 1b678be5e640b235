package gatehouse.control.member;

import gatehouse.platform.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** By what members are sorted, and which way; ids break ties in the same direction. */
enum MemberSort {
  NAME("name", "m.name_key", false),
  NAME_DOWN("-name", "m.name_key", true),
  EMAIL("email", "m.email_key", false),
  EMAIL_DOWN("-email", "m.email_key", true);

  private final String id;
  private final String column;
  private final boolean down;

  MemberSort(String id, String column, boolean down) {
    this.id = id;
    this.column = column;
    this.down = down;
  }

  static MemberSort of(@Nullable String text) {
    if (text == null) {
      return NAME;
    }
    for (MemberSort sort : values()) {
      if (sort.id.equals(text)) {
        return sort;
      }
    }
    throw ProblemException.invalid("?sort", "Must be one of: name, -name, email, -email");
  }

  String id() {
    return id;
  }

  boolean byName() {
    return this == NAME || this == NAME_DOWN;
  }

  String behind() {
    return " and (cast(:after as text) is null or (%s, m.id) %s (:after, cast(:afterId as uuid)))"
        .formatted(column, down ? "<" : ">");
  }

  String order() {
    return " order by %1$s %2$s, m.id %2$s".formatted(column, down ? "desc" : "asc");
  }
}
