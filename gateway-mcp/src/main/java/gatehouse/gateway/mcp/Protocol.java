package gatehouse.gateway.mcp;

/**
 * A family of revisions, as agents speak it to the endpoint. There is one with sessions; a
 * stateless one is another implementation, chosen by the request's protocol version. Called on
 * virtual threads.
 */
interface Protocol {
  /**
   * One message.
   *
   * @throws Refusal when it is not taken
   */
  void post(Incoming request);

  void get(Incoming request);

  void delete(Incoming request);
}
