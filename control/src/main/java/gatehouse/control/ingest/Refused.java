package gatehouse.control.ingest;

/** One event cannot be taken; the others of its batch can. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  private final String pointer;
  private final String detail;

  /**
   * Says what is wrong.
   *
   * @param pointer from the event, such as {@code /data/email}
   */
  Refused(String pointer, String detail) {
    super(detail, null, false, false);
    this.pointer = pointer;
    this.detail = detail;
  }

  String pointer() {
    return pointer;
  }

  String detail() {
    return detail;
  }
}
