package gatehouse.control.personaldata;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What one feature holds about an account. Every bean of this type has a part of the file. */
public interface PersonalData {
  /** The part's name in the file, such as {@code sessions}. */
  String name();

  /**
   * Hands over one piece after the other; each is written as JSON at once. Large parts are read in
   * batches, and no transaction is open while a piece is handed over.
   */
  void tell(UUID account, Consumer<Object> piece);

  /** The ids, besides the account's own, by which the audit log names this person. */
  default List<String> ids(UUID account) {
    return List.of();
  }
}
