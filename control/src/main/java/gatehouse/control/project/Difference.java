package gatehouse.control.project;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The fields of something that differ, as they were and as they are: for the audit log. */
public record Difference(Map<String, Object> before, Map<String, Object> after) {
  /** Of two descriptions with the same fields. */
  public static Difference of(Map<String, Object> was, Map<String, Object> is) {
    Map<String, Object> before = new LinkedHashMap<>();
    Map<String, Object> after = new LinkedHashMap<>();
    was.forEach((field, value) -> {
      Object now = Objects.requireNonNull(is.get(field));
      if (!now.equals(value)) {
        before.put(field, value);
        after.put(field, now);
      }
    });
    return new Difference(before, after);
  }

  public boolean none() {
    return after.isEmpty();
  }
}
