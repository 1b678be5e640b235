package gatehouse.control.agent;

import gatehouse.platform.http.ProblemException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which tools may be used: {@code server} or {@code server__*} for all of a server, {@code
 * server__tool} for one.
 *
 * @param allow everything when absent or empty
 * @param deny wins over allow
 */
public record RulesRequest(
    @Nullable @Size(max = RulesRequest.MOST, message = "At most 200") List<@NotNull String> allow,
    @Nullable @Size(max = RulesRequest.MOST, message = "At most 200") List<@NotNull String> deny) {
  static final int MOST = 200;
  private static final Pattern RULE =
      Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?(?:__(?:\\*|[!-)+-~]{1,128}))?");

  /**
   * As rules that hold.
   *
   * @param pointer of where they stand in the request, such as {@code "/rules"}
   * @throws ProblemException invalid-input naming the one that is none
   */
  public ToolRules checked(String pointer) {
    return new ToolRules(rules(allow, pointer + "/allow/"), rules(deny, pointer + "/deny/"));
  }

  private static List<String> rules(@Nullable List<String> wanted, String pointer) {
    Set<String> rules = new LinkedHashSet<>();
    for (int i = 0; wanted != null && i < wanted.size(); i++) {
      if (!RULE.matcher(wanted.get(i)).matches()) {
        throw ProblemException.invalid(
            pointer + i, "Must be a server's slug, or slug__tool, or slug__*");
      }
      rules.add(wanted.get(i));
    }
    return List.copyOf(rules);
  }
}
