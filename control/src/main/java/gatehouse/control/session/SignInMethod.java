package gatehouse.control.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How a person proved who they are. */
public enum SignInMethod {
  @JsonProperty("setup")
  SETUP,
  @JsonProperty("password")
  PASSWORD,
  @JsonProperty("identity-provider")
  IDENTITY_PROVIDER,
  /** A link in a mail that only they have, such as an invitation. */
  @JsonProperty("token")
  TOKEN;

  /** As it stands in the database and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static SignInMethod of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
