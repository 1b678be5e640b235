package gatehouse.control.signin;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Founds the first workspace, in the transaction that makes the first account. */
public interface FirstWorkspace {
  /**
   * Makes the workspace with the account as its Admin.
   *
   * @param slug null: one is made from the name
   */
  void found(String name, @Nullable String slug, UUID account);
}
