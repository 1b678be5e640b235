package gatehouse.platform.ids;

/** A text that is not an id of the wanted type. In a path it means: there is no such thing. */
public final class MalformedIdException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  MalformedIdException(String prefix) {
    super("Not an id of the form " + prefix + "_ and 26 letters and digits");
  }
}
