package gatehouse.control.agent;

import gatehouse.platform.http.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is asked for of an agent. */
final class AgentRequest {
  private static final int MOST_RULES = 200;
  private static final Pattern RULE =
      Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?(?:__(?:\\*|[!-)+-~]{1,128}))?");

  private AgentRequest() {}

  /**
   * Which tools it may use: {@code server} or {@code server__*} for all of a server, {@code
   * server__tool} for one.
   *
   * @param allow everything when absent or empty
   * @param deny wins over allow
   */
  record AgentRules(
      @Nullable @Size(max = MOST_RULES, message = "At most 200") List<@NotNull String> allow,
      @Nullable @Size(max = MOST_RULES, message = "At most 200") List<@NotNull String> deny) {
    ToolRules checked() {
      return new ToolRules(rules(allow, "/rules/allow/"), rules(deny, "/rules/deny/"));
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

  /** A new agent. */
  record NewAgent(
      @NotNull(message = "Give it a name") String name, @Nullable @Valid AgentRules rules) {}

  /** What is null stays; rules are replaced as a whole. */
  record AgentChange(@Nullable String name, @Nullable @Valid AgentRules rules) {}
}
