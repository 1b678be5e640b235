package gatehouse.control.agent;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's request says of itself; nothing of it is believed yet.
 *
 * @param workspace slug or id, as it stands in the path
 * @param project slug or id, as it stands in the path
 * @param key the text of the agent key, if one was sent
 * @param email of the person it acts for, if it named one
 */
public record AgentCall(
    String workspace,
    String project,
    @Nullable String key,
    @Nullable String email,
    InetAddress clientAddress) {

  @Override
  public String toString() {
    return "AgentCall[" + workspace + "/" + project + "]"; // keys do not belong in logs
  }
}
