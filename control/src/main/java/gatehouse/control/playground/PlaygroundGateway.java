package gatehouse.control.playground;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.control.agent.Admitted;

/** Speaks to a project's servers as for an agent; answered by the gateway that agents come to. */
public interface PlaygroundGateway {
  /**
   * One request of the protocol, on the way that an agent's takes. Waits for a minute at most, and
   * not in a transaction.
   *
   * @return the JSON-RPC response, with a result or an error
   */
  JsonNode ask(Admitted who, String method, JsonNode params);
}
