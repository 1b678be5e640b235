package gatehouse.control.oauth;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server wants of its callers, as it says in {@code WWW-Authenticate} (RFC 6750, RFC 9728).
 *
 * @param metadata where it describes itself
 * @param scopes what the refused request needs
 */
public record Challenge(
    @Nullable String metadata, List<String> scopes, @Nullable String error, String description) {
  private static final Challenge NONE = new Challenge(null, List.of(), null, "");
  private static final Pattern BEARER =
      Pattern.compile("(?:^|,)\\s*Bearer(?=\\s|$)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\G\\s*,?\\s*([A-Za-z0-9_-]+)\\s*=\\s*"
              + "(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|([^\\s,\"]++))");
  private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,200}");
  private static final int MOST_SCOPES = 50;

  public Challenge {
    scopes = List.copyOf(scopes);
  }

  /** Reads the header; a header without a Bearer challenge says nothing. */
  public static Challenge of(@Nullable String header) {
    if (header == null) {
      return NONE;
    }
    Matcher bearer = BEARER.matcher(header);
    if (!bearer.find()) {
      return NONE;
    }
    Map<String, String> parameters = new HashMap<>();
    Matcher next = PARAMETER.matcher(header).region(bearer.end(), header.length());
    while (next.find()) {
      String quoted = next.group(2);
      String value = quoted == null ? next.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      parameters.putIfAbsent(next.group(1).toLowerCase(Locale.ROOT), value);
    }
    return new Challenge(
        parameters.get("resource_metadata"),
        scopes(parameters.get("scope")),
        parameters.get("error"),
        Words.plain(parameters.get("error_description")));
  }

  /** True when the token is good and not enough. */
  public boolean wantsMore() {
    return "insufficient_scope".equals(error);
  }

  /** The scopes in a text as the protocol writes them; what cannot be one is left out. */
  static List<String> scopes(@Nullable String text) {
    return Optional.ofNullable(text).stream()
        .flatMap(Pattern.compile(" ")::splitAsStream)
        .filter(SCOPE.asMatchPredicate())
        .distinct()
        .limit(MOST_SCOPES)
        .toList();
  }
}
