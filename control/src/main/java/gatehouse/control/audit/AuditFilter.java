package gatehouse.control.audit;

import gatehouse.platform.http.ProblemException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; what is null does not limit.
 *
 * @param actor TypeID of who did it, or a type such as {@code system}
 * @param action its name, or the part before the dot
 * @param subject TypeID of what it is about
 * @param from the earliest time
 * @param to up to here, exclusive
 * @param q part of the actor's or the subject's name
 */
public record AuditFilter(
    @Nullable String actor,
    @Nullable String action,
    @Nullable String subject,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String q) {
  private static final int LONGEST = 200;

  static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);

  /** From query parameters. */
  static AuditFilter of(
      @Nullable String actor,
      @Nullable String action,
      @Nullable String subject,
      @Nullable String from,
      @Nullable String to,
      @Nullable String q) {
    return new AuditFilter(
        text("actor", actor),
        text("action", action),
        text("subject", subject),
        time("from", from),
        time("to", to),
        text("q", q));
  }

  private static @Nullable String text(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() > LONGEST || value.indexOf(0) >= 0) {
      throw ProblemException.invalid("?" + name, "Must have at most " + LONGEST + " characters");
    }
    return value.strip();
  }

  private static @Nullable Instant time(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(value);
      if (time.getYear() >= 1 && time.getYear() <= 9999) {
        return time.toInstant();
      }
    } catch (DateTimeParseException e) {
      // falls through to the one answer
    }
    throw ProblemException.invalid("?" + name, "Must be a time such as 2026-11-22T09:30:00Z");
  }
}
