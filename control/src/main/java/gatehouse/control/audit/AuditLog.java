package gatehouse.control.audit;

import gatehouse.platform.database.AtCommit;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.RequestInfo;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the audit log. Call it in the transaction of the change: both are there or neither is.
 *
 * <p>Entries are collected and written just before the commit, all of one transaction in one go: a
 * chain's head is locked for that moment only, and chains in one order, so that writers never wait
 * for each other in a circle. A job that changes many rows records an entry for each all the same.
 */
@ApplicationScoped
public class AuditLog {
  /** The chain of what belongs to no workspace: accounts, server settings. */
  public static final UUID SERVER = new UUID(0, 0);

  private final Database database;
  private final CurrentActor actor;
  private final RequestInfo request;
  private final Ids ids;
  private final Clock clock;
  private final AtCommit<Recorded> writer = this::write;

  AuditLog(Database database, CurrentActor actor, RequestInfo request, Ids ids, Clock clock) {
    this.database = database;
    this.actor = actor;
    this.request = request;
    this.ids = ids;
    this.clock = clock;
  }

  /** Records a change by whoever is acting now: the caller of the request, the job, the system. */
  public void record(UUID workspaceOrServer, AuditEvent event) {
    record(workspaceOrServer, actor.get(), event);
  }

  /**
   * Records a change by someone who is not the caller, such as a person who is signing in just now.
   */
  public void record(UUID workspaceOrServer, Actor by, AuditEvent event) {
    database.atCommit(
        writer,
        new Recorded(
            workspaceOrServer,
            ids.next(),
            // The database keeps microseconds; the hash must be over what will be read back.
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            by,
            event.action(),
            event.subject(),
            CanonicalJson.write(event.before()),
            CanonicalJson.write(event.after()),
            request.address().orElse(null),
            request.requestId().orElse(null)));
  }

  private void write(List<Recorded> recorded) {
    Map<UUID, List<Recorded>> chains = new TreeMap<>();
    recorded.forEach(
        entry -> chains.computeIfAbsent(entry.chain(), c -> new ArrayList<>()).add(entry));
    chains.forEach(this::append);
  }

  private void append(UUID chain, List<Recorded> recorded) {
    database.inWorkspace(
        chain,
        handle -> {
          AuditDao dao = new AuditDao(handle);
          ChainHead head = dao.lockHead(chain);
          List<AuditEntry> entries = new ArrayList<>(recorded.size());
          for (Recorded next : recorded) {
            AuditEntry entry = next.behind(head);
            entries.add(entry);
            head = new ChainHead(entry.seq(), entry.hash());
          }
          dao.append(chain, entries, head);
          return null;
        });
  }

  /** All but what its place in the chain decides: others wait for that. */
  private record Recorded(
      UUID chain,
      UUID id,
      Instant at,
      Actor actor,
      String action,
      Subject subject,
      String before,
      String after,
      @Nullable String address,
      @Nullable String requestId) {

    AuditEntry behind(ChainHead head) {
      AuditEntry entry =
          new AuditEntry(
              chain,
              head.seq() + 1,
              id,
              at,
              actor.type().wireName(),
              actor.id(),
              CanonicalJson.clean(actor.name()),
              action,
              subject.type(),
              subject.id(),
              CanonicalJson.clean(subject.name()),
              before,
              after,
              address,
              requestId,
              "");
      return entry.hashed(head.hash());
    }
  }
}
