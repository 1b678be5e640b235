package gatehouse.control.account;

/** A name that mixes alphabets, as a look-alike of another name does. */
final class MixedScriptsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  MixedScriptsException() {
    super("This address mixes letters of several alphabets that look alike; type it again by hand");
  }
}
