package gatehouse.control.agent;

/** Work for a person that goes on, and is cut when it may no longer. Close it when it is done. */
public interface Running extends AutoCloseable {
  @Override
  void close();
}
