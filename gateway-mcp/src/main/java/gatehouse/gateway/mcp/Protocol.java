package gatehouse.gateway.mcp;

/**
 * A family of revisions, as agents speak it to the endpoint: one with sessions, one without; {@link
 * Protocols} chooses. Called on virtual threads.
 */
interface Protocol {
  /**
   * One message.
   *
   * @throws Refusal when it is not taken
   */
  void post(Incoming request, Message message);

  void get(Incoming request);

  void delete(Incoming request);
}
