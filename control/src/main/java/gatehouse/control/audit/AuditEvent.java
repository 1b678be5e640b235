package gatehouse.control.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change, told by the feature that made it.
 *
 * @param action subject and what happened, such as {@code member.role-changed}
 * @param before the changed fields as they were; never a secret
 * @param after the changed fields as they are
 */
public record AuditEvent(
    String action,
    Subject subject,
    Map<String, ? extends @Nullable Object> before,
    Map<String, ? extends @Nullable Object> after) {

  public AuditEvent(String action, Subject subject) {
    this(action, subject, Map.of(), Map.of());
  }
}
