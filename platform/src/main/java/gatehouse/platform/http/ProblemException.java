package gatehouse.platform.http;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a problem. Features make their own subclasses where a caller must tell them
 * apart.
 */
public class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient List<FieldError> errors;
  private final @Nullable Duration retryAfter;

  /**
   * A problem without fields.
   *
   * @param detail what happened and what to do next, for the person who reads it
   */
  public ProblemException(ProblemType type, String detail) {
    this(type, detail, List.of(), null);
  }

  public ProblemException(ProblemType type, String detail, List<FieldError> errors) {
    this(type, detail, errors, null);
  }

  public ProblemException(
      ProblemType type, String detail, List<FieldError> errors, @Nullable Duration retryAfter) {
    // No stack trace: these are answers, not faults, and some are made by the thousand.
    super(detail, null, false, false);
    this.type = type;
    this.errors = List.copyOf(errors);
    this.retryAfter = retryAfter;
  }

  /** Input that is wrong in one field; {@code pointer} is a JSON pointer such as {@code /email}. */
  public static ProblemException invalid(String pointer, String detail) {
    return new ProblemException(
        ProblemType.INVALID_INPUT, detail, List.of(new FieldError(pointer, detail)));
  }

  /** The one answer for what is missing and for what belongs to another tenant. */
  public static ProblemException notFound() {
    return new ProblemException(
        ProblemType.NOT_FOUND, "Check the address, or go back to the list it came from.");
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return java.util.Objects.requireNonNull(getMessage());
  }

  public List<FieldError> errors() {
    return errors;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
