package gatehouse.gateway.mcp;

import gatehouse.control.agent.ToolRules;
import org.jspecify.annotations.Nullable;

/**
 * The name a tool or prompt has for agents: {@code server__name}.
 *
 * @param server the slug, which holds no underscore: so the first separator is the one
 * @param own how the server calls it
 */
record Names(String server, String own) {
  static String joined(String server, String own) {
    return server + ToolRules.SEPARATOR + own;
  }

  static @Nullable Names parse(String text) {
    int at = text.indexOf(ToolRules.SEPARATOR);
    int end = at + ToolRules.SEPARATOR.length();
    return at <= 0 || end == text.length()
        ? null
        : new Names(text.substring(0, at), text.substring(end));
  }
}
