package gatehouse.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of an answer that is not a success: application/problem+json (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    URI type, String title, int status, @Nullable String detail, List<FieldError> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(ProblemException e) {
    return new Problem(e.type().uri(), e.type().title(), e.type().status(), e.detail(), e.errors());
  }

  static Problem of(ProblemType type, String detail) {
    return new Problem(type.uri(), type.title(), type.status(), detail, List.of());
  }
}
