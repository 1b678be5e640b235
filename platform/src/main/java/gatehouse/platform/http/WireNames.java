package gatehouse.platform.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;

/** The names of enum constants outside, as their {@code @JsonProperty} gives them. */
public final class WireNames {
  private WireNames() {}

  public static String of(Enum<?> constant) {
    try {
      JsonProperty named =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      return named == null ? constant.name() : named.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All names of an enum, in its order. */
  public static List<String> all(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(c -> of((Enum<?>) c)).toList();
  }
}
