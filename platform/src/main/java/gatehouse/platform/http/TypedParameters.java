package gatehouse.platform.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads query parameters strictly: what does not fit is an error that names the parameter, never a
 * 404.
 */
@Provider
class TypedParameters implements ParamConverterProvider {
  @Override
  @SuppressWarnings("unchecked") // the converter is chosen by the type
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type generic, Annotation[] annotations) {
    String name = name(annotations);
    Function<String, ?> read;
    if (type.isEnum()) {
      read = text -> constant(type, text, name);
    } else if (type == Integer.class) {
      read = text -> number(text, name);
    } else if (type == Boolean.class) {
      read = text -> truth(text, name);
    } else if (type == Instant.class) {
      read = text -> time(text, name);
    } else {
      return null;
    }
    return new Reading<>((Function<String, T>) read);
  }

  private static Object constant(Class<?> type, String text, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (WireNames.of((Enum<?>) constant).equals(text)) {
        return constant;
      }
    }
    throw ProblemException.invalid(
        name, "Must be one of: " + String.join(", ", WireNames.all(type)));
  }

  private static Integer number(String text, String name) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw ProblemException.invalid(name, "Must be a whole number");
    }
  }

  private static Boolean truth(String text, String name) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.invalid(name, "Must be true or false");
    };
  }

  private static Instant time(String text, String name) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw ProblemException.invalid(name, "Must be a time such as 2026-11-22T09:30:00Z");
    }
  }

  private static String name(Annotation[] annotations) {
    return Arrays.stream(annotations)
        .map(a ->
            switch (a) {
              case QueryParam query -> "?" + query.value();
              case HeaderParam header -> "header:" + header.value();
              default -> "";
            })
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  private record Reading<T>(Function<String, T> read) implements ParamConverter<T> {
    @Override
    @SuppressWarnings("NullAway") // JAX-RS passes null for an absent parameter and takes it back
    public T fromString(@Nullable String text) {
      return text == null ? null : read.apply(text);
    }

    @Override
    public String toString(T value) {
      return value instanceof Enum<?> constant ? WireNames.of(constant) : value.toString();
    }
  }
}
