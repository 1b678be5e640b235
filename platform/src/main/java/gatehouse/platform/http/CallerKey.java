package gatehouse.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Under whose name a request is counted and remembered. Set by the permission check: a person by
 * their account, whatever session or token they come with.
 */
public final class CallerKey {
  private static final String PROPERTY = "gatehouse.caller";

  private CallerKey() {}

  public static void set(ContainerRequestContext request, String key) {
    request.setProperty(PROPERTY, key);
  }

  /** Null when nobody is signed in. */
  public static @Nullable String of(ContainerRequestContext request) {
    return (String) request.getProperty(PROPERTY);
  }
}
