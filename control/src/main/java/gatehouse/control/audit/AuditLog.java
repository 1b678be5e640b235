package gatehouse.control.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Writes the audit log. Call it in the transaction of the change: both are there or neither is. */
@ApplicationScoped
public class AuditLog {
  /** The chain of what belongs to no workspace: accounts, server settings. */
  public static final UUID SERVER = new UUID(0, 0);

  /** Records a change by whoever is acting now: the caller of the request, the job, the system. */
  public void record(UUID workspaceOrServer, AuditEvent event) {
    throw new IllegalStateException("being built");
  }

  /**
   * Records a change by someone who is not the caller, such as a person who is signing in just now.
   */
  public void record(UUID workspaceOrServer, Actor actor, AuditEvent event) {
    throw new IllegalStateException("being built");
  }
}
