package gatehouse.app.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What one look found.
 *
 * @param text one line; when it is not well, with the way out
 */
@SuppressWarnings("AnnotateFormatMethod") // its annotation is not among what this is built from
public record Finding(Level level, String text) {
  /** How bad it is. */
  public enum Level {
    OK,
    CAREFUL,
    BAD
  }

  static Finding ok(String text, @Nullable Object... arguments) {
    return new Finding(Level.OK, text.formatted(arguments));
  }

  static Finding careful(String text, @Nullable Object... arguments) {
    return new Finding(Level.CAREFUL, text.formatted(arguments));
  }

  static Finding bad(String text, @Nullable Object... arguments) {
    return new Finding(Level.BAD, text.formatted(arguments));
  }
}
