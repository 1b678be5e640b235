package gatehouse.control.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object; what does not fit is refused by its name. */
record Fields(String place, JsonNode object) {

  static Fields of(String place, @Nullable JsonNode node) throws Refused {
    if (node == null || !node.isObject()) {
      throw new Refused(place, "Must be an object");
    }
    return new Fields(place, node);
  }

  /** Refuses what nobody would look at. */
  void only(Set<String> known) throws Refused {
    for (var names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new Refused(place + "/" + name, "Is not known here");
      }
    }
  }

  String text(String name, int longest) throws Refused {
    String text = optional(name, longest);
    if (text == null || text.isBlank()) {
      throw refused(name, "Is missing");
    }
    return text;
  }

  @Nullable String optional(String name, int longest) throws Refused {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isTextual()) {
      throw refused(name, "Must be a text");
    }
    String text = node.textValue();
    if (text.length() > longest) {
      throw refused(name, "Must not be longer than " + longest + " characters");
    }
    if (!isUsable(text)) {
      throw refused(name, "Must be Unicode text without NUL");
    }
    return text;
  }

  /** No NUL, and no half of a character. */
  private static boolean isUsable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  int micros(String name) throws Refused {
    JsonNode node = object.get(name);
    if (node == null
        || !node.canConvertToInt()
        || !node.isIntegralNumber()
        || node.intValue() < 0) {
      throw refused(name, "Must be a whole number of microseconds, up to 2,147,483,647");
    }
    return node.intValue();
  }

  Instant time(String name) throws Refused {
    String text = text(name, 64);
    try {
      return Times.parse(text);
    } catch (DateTimeException e) {
      throw refused(name, "Must be a time such as 2026-03-01T12:00:00Z");
    }
  }

  Refused refused(String name, String detail) {
    return new Refused(place + "/" + name, detail);
  }
}
