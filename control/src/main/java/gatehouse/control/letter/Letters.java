package gatehouse.control.letter;

/** Takes letters to be sent. */
public interface Letters {
  /** False when no mail server is set: then links reach people by other ways, and pages say so. */
  boolean available();

  /** Takes a letter in the open transaction; it is sent if and when that commits. */
  void send(Letter letter);
}
