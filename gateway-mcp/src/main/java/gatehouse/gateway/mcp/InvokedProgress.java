package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** How far several calls are, told as the progress of the one request they came in. */
final class InvokedProgress {
  private final JsonNode token;
  private final Reply reply;
  // Guarded by this: calls go on at the same time.
  private double[] shares = new double[0];
  private double told;

  /**
   * Of one request.
   *
   * @param token by which the agent wants to be told; missing for none
   */
  InvokedProgress(JsonNode token, Reply reply) {
    this.token = token;
    this.reply = reply;
  }

  boolean isWanted() {
    return !token.isMissingNode();
  }

  synchronized void expect(int calls) {
    shares = new double[calls];
  }

  /** One of the calls told how far it is. */
  void of(int call, JsonNode params, Lane.@Nullable Flow flow) {
    double total = params.path("total").asDouble(0);
    double share = total > 0 ? Math.clamp(params.path("progress").asDouble() / total, 0, 0.99) : 0;
    tell(call, share, params.path("message").asText(""), flow);
  }

  /** One of the calls has its answer. */
  void done(int call, String tool) {
    tell(call, 1, tool + " has answered", null);
  }

  private synchronized void tell(int call, double share, String message, Lane.@Nullable Flow flow) {
    if (!isWanted()) {
      return;
    }
    shares[call] = Math.max(shares[call], share);
    double all = 0;
    for (double one : shares) {
      all += one;
    }
    boolean last = all >= shares.length;
    if (all <= told || last) {
      return; // it must grow, and the answer itself is the end
    }
    told = all;
    ObjectNode params = Json.object();
    params.set("progressToken", token);
    params.put("progress", Math.round(all * 1_000) / 1_000.0).put("total", shares.length);
    if (!message.isEmpty()) {
      params.put("message", message);
    }
    reply.message(Message.notification("notifications/progress", params), flow);
  }
}
