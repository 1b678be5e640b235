package gatehouse.control.agent;

import java.util.List;

/**
 * Which tools an agent, or agents for a person, may use. A rule is {@code server} or {@code
 * server__*} for all tools of a server, or {@code server__tool} for one.
 *
 * @param allow empty for everything
 * @param deny wins over {@code allow}
 */
public record ToolRules(List<String> allow, List<String> deny) implements ToolAccess {
  public static final ToolRules EVERYTHING = new ToolRules(List.of(), List.of());

  /** Stands between the slug of a server and the name of its tool. */
  public static final String SEPARATOR = "__";

  public ToolRules {
    allow = List.copyOf(allow);
    deny = List.copyOf(deny);
  }

  @Override
  public boolean allows(String serverSlug, String tool) {
    return (allow.isEmpty() || matches(allow, serverSlug, tool))
        && !matches(deny, serverSlug, tool);
  }

  @Override
  public boolean mayRead(String serverSlug) {
    return (allow.isEmpty() || allow.stream().anyMatch(rule -> isAll(rule, serverSlug)))
        && deny.stream().noneMatch(rule -> isAll(rule, serverSlug));
  }

  @Override
  public boolean mayUse(String serverSlug) {
    return (allow.isEmpty() || allow.stream().anyMatch(rule -> isOf(rule, serverSlug)))
        && deny.stream().noneMatch(rule -> isAll(rule, serverSlug));
  }

  private static boolean matches(List<String> rules, String server, String tool) {
    for (String rule : rules) {
      if (isAll(rule, server) || rule.equals(server + SEPARATOR + tool)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAll(String rule, String server) {
    return rule.equals(server) || rule.equals(server + SEPARATOR + "*");
  }

  private static boolean isOf(String rule, String server) {
    return rule.equals(server) || rule.startsWith(server + SEPARATOR);
  }
}
