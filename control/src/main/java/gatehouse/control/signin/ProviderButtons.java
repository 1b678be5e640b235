package gatehouse.control.signin;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells which identity providers the sign-in page offers. */
public interface ProviderButtons {
  /**
   * The enabled providers by name: the server's, and those of the workspace.
   *
   * @param workspace null for the page of the server as a whole
   */
  List<ProviderButton> buttons(@Nullable UUID workspace);
}
