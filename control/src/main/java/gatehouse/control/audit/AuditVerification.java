package gatehouse.control.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.control.access.Permission;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.JobRun;
import gatehouse.platform.jobs.RunJobKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Walks a chain from its first entry to its head and computes every hash anew. The job fails at the
 * first entry that is missing, was added or was altered, and names it.
 */
@ApplicationScoped
public class AuditVerification implements RunJobKind<AuditVerification.Chain> {
  private static final int BATCH = 2_000;

  private final AuditReader reader;
  private final ObjectMapper json;

  AuditVerification(AuditReader reader, ObjectMapper json) {
    this.reader = reader;
    this.json = json;
  }

  /** Which chain: a workspace, or {@link AuditLog#SERVER}. */
  public record Chain(UUID id) {}

  @Override
  public String name() {
    return "audit-verification";
  }

  @Override
  public Class<Chain> arguments() {
    return Chain.class;
  }

  @Override
  public String permission() {
    return Permission.AUDIT_READ.id();
  }

  @Override
  public void run(Chain chain, JobRun run) {
    // What is appended meanwhile is not waited for: the head as it is now is where this ends.
    ChainHead end = reader.head(chain.id());
    ChainHead reached = run.checkpoint().map(this::read).orElse(ChainHead.EMPTY);
    while (reached.seq() < end.seq()) {
      List<AuditEntry> entries =
          reader.oldestFirst(chain.id(), AuditFilter.ALL, reached.seq(), BATCH);
      for (AuditEntry entry : entries) {
        if (entry.seq() != reached.seq() + 1) {
          throw broken("Entry number " + (reached.seq() + 1) + " is missing.");
        }
        if (!entry.follows(reached.hash())) {
          throw broken(
              "Entry number %d (%s, %s) was altered, or the one before it was."
                  .formatted(entry.seq(), IdType.AUDIT_ENTRY.format(entry.id()), entry.action()));
        }
        reached = new ChainHead(entry.seq(), entry.hash());
        if (reached.seq() == end.seq() && !reached.hash().equals(end.hash())) {
          throw broken("Entry number " + entry.seq() + " is not the one that was written last.");
        }
      }
      if (entries.isEmpty()) {
        throw broken("Entries behind number " + reached.seq() + " are missing.");
      }
      run.progress(Math.min(reached.seq(), end.seq()), end.seq(), written(reached));
    }
    run.progress(end.seq(), end.seq(), null);
  }

  private static ProblemException broken(String detail) {
    return new ProblemException(
        ProblemType.CONFLICT,
        "The audit log is not what was written. "
            + detail
            + " Compare with a backup, and find out who could write to the database.");
  }

  private ChainHead read(String checkpoint) {
    try {
      return json.readValue(checkpoint, ChainHead.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String written(ChainHead head) {
    try {
      return json.writeValueAsString(head);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
