package gatehouse.gateway.mcp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an agent hears what it did not ask for: from servers, and of what was changed here. */
interface ServerVoice {
  List<String> LISTS =
      List.of(
          "notifications/tools/list_changed",
          "notifications/prompts/list_changed",
          "notifications/resources/list_changed");

  /**
   * A request or notification of a server.
   *
   * @param via the agent's request in whose course it came; null for none
   */
  void said(UpstreamSession from, Message message, @Nullable Relay via);

  /** The agent was given a list: from now on it wants to hear when that changes. */
  void listed();

  /**
   * What the agent's lists are made of was changed here.
   *
   * @param atNanos when; who was given a list since knows already
   */
  void listsChanged(long atNanos);
}
