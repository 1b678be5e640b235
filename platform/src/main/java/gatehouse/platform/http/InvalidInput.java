package gatehouse.platform.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Says which field of a request is wrong and what would be right, in a person's words. */
final class InvalidInput {
  private InvalidInput() {}

  static ProblemException of(ConstraintViolationException e) {
    List<FieldError> errors =
        e.getConstraintViolations().stream()
            .map(v -> new FieldError(pointer(v), v.getMessage()))
            .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail))
            .toList();
    String detail =
        errors.stream()
            .map(error -> name(error.pointer()) + ": " + error.detail())
            .collect(Collectors.joining("; "));
    return new ProblemException(ProblemType.INVALID_INPUT, detail, errors);
  }

  static ProblemException of(JsonProcessingException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          ProblemException.invalid(
              pointer(unknown),
              "There is no field \""
                  + shortened(unknown.getPropertyName())
                  + "\" here. Known: "
                  + known(unknown));
      case InvalidFormatException format ->
          ProblemException.invalid(pointer(format), expected(format.getTargetType()));
      case JsonMappingException mapping when !(mapping.getCause() instanceof JsonParseException) ->
          ProblemException.invalid(pointer(mapping), reason(mapping));
      default ->
          ProblemException.invalid(
              "",
              e.getLocation() == null
                  ? "This is not JSON."
                  : "This is not JSON: see line %d, column %d."
                      .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    };
  }

  private static String reason(JsonMappingException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      // Records check themselves in their constructors; their words are for people.
      if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
        return cause.getMessage();
      }
    }
    return e instanceof com.fasterxml.jackson.databind.exc.MismatchedInputException mismatch
            && mismatch.getTargetType() != null
        ? expected(mismatch.getTargetType())
        : "This value does not fit here.";
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "Must be one of: " + String.join(", ", WireNames.all(type));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "Must be true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "Must be a number in range";
    }
    if (java.time.temporal.Temporal.class.isAssignableFrom(type)) {
      return "Must be a time such as 2026-11-22T09:30:00Z";
    }
    if (type == String.class) {
      return "Must be a text";
    }
    return java.util.Collection.class.isAssignableFrom(type)
        ? "Must be a list"
        : "Must be an object";
  }

  private static String known(UnrecognizedPropertyException e) {
    return e.getKnownPropertyIds() == null
        ? "none"
        : e.getKnownPropertyIds().stream()
            .map(Object::toString)
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private static String pointer(JsonMappingException e) {
    return e.getPath().stream()
        .map(reference ->
            reference.getFieldName() == null
                ? "/" + reference.getIndex()
                : "/" + escaped(shortened(reference.getFieldName())))
        .collect(Collectors.joining());
  }

  private static String pointer(ConstraintViolation<?> violation) {
    StringBuilder pointer = new StringBuilder();
    boolean ofBody = false;
    String parameter = "";
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.PARAMETER) {
        parameter = node.getName();
      } else if (node.getKind() == ElementKind.PROPERTY
          || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
        if (node.getIndex() != null) {
          pointer.append('/').append(node.getIndex());
        }
        if (node.getKind() == ElementKind.PROPERTY) {
          pointer.append('/').append(escaped(node.getName()));
        }
        ofBody = true;
      }
    }
    // A constraint on a parameter itself: a query parameter, or the whole body.
    return ofBody || parameter.equals("body") ? pointer.toString() : "?" + parameter;
  }

  private static String name(String pointer) {
    return pointer.isEmpty() ? "body" : pointer.substring(1);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String shortened(String name) {
    return name.length() <= 80 ? name : name.substring(0, 80) + "…";
  }
}
