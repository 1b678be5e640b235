package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Where the answer to one request of an agent goes. From any thread. */
interface Reply {
  /** The server answers with a stream of events. */
  void streaming();

  /** Sends something before the answer. */
  void message(ObjectNode message, Lane.@Nullable Flow flow);

  /** The answer, a JSON-RPC response; only the first counts. */
  void finish(ObjectNode answer);

  /** Ends it without an answer: the client has cancelled the request and waits for none. */
  void abandon();

  /** What to do when the client goes before it has its answer. */
  default void whenLeft(Runnable work) {}

  /** False where an answer cannot ask for input: nobody would come back with it. */
  default boolean mayAsk() {
    return true;
  }
}
