package gatehouse.gateway.mcp;

/** What was received is no message of the protocol. */
final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedMessageException(String why) {
    super(why, null, false, false);
  }
}
