package gatehouse.gateway.mcp;

import org.jspecify.annotations.Nullable;

/** What becomes of what servers say by themselves. */
interface ServerVoice {
  /**
   * A request or notification of a server.
   *
   * @param via the agent's request in whose course it came; null for none
   */
  void said(UpstreamSession from, Message message, @Nullable Relay via);
}
