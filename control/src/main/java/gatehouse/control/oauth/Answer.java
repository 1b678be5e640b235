package gatehouse.control.oauth;

import org.jspecify.annotations.Nullable;

/** The parameters that a browser brings back from an authorization server. */
public record Answer(
    @Nullable String code,
    @Nullable String issuer,
    @Nullable String error,
    @Nullable String description) {
  @Override
  public String toString() {
    return "Answer[" + error + "]";
  }
}
