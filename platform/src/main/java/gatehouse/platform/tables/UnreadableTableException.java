package gatehouse.platform.tables;

/** A file that is no table; its message is for the person who sent it. */
public final class UnreadableTableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableTableException(String message) {
    super(message);
  }
}
