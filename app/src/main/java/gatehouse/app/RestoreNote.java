package gatehouse.app;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Writes into the audit log that the server is not the one it was. */
@ApplicationScoped
public class RestoreNote {
  private final AuditLog audit;

  RestoreNote(AuditLog audit) {
    this.audit = audit;
  }

  /**
   * Records a restore, done by whoever is acting.
   *
   * @param details what is known about it, such as the moment of the backup
   */
  public void write(Map<String, String> details) {
    audit.record(
        AuditLog.SERVER,
        new AuditEvent(
            "server.restored", new Subject("server", null, "Gatehouse"), Map.of(), details));
  }
}
