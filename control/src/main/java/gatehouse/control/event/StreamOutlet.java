package gatehouse.control.event;

/** Where a stream's events go. Each call waits until the client took it, for a while. */
interface StreamOutlet {
  /**
   * Sends an event.
   *
   * @throws StreamClosedException when the client is gone or takes nothing
   */
  void event(String name, String json);

  /** Sends a comment: shows both sides that the other is there. */
  void heartbeat();

  void close();

  boolean isClosed();

  /** The client is gone. */
  final class StreamClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StreamClosedException() {
      super("The client is gone", null, false, false);
    }
  }
}
