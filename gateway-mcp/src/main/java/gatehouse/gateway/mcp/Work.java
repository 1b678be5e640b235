package gatehouse.gateway.mcp;

/** What goes on in a session for one request, and can be cancelled by the request's id. */
interface Work {
  /** The request's id, as it stands in JSON. */
  String key();

  /** The agent no longer wants the answer. */
  void cancel(String reason);
}
