package gatehouse.control.audit;

import gatehouse.platform.database.RecordArguments;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The only SQL of the audit log that writes. */
final class AuditDao {
  private final Handle handle;

  AuditDao(Handle handle) {
    this.handle = handle;
  }

  /** Locks the chain until the transaction ends: entries get their numbers one after another. */
  ChainHead lockHead(UUID chain) {
    Supplier<ChainHead> found =
        () ->
            handle
                .createQuery(
                    """
                    select seq, encode(hash, 'hex') as hash from audit_chain where chain = :chain for update
                    """)
                .bind("chain", chain)
                .mapTo(ChainHead.class)
                .findOne()
                .orElse(null);
    ChainHead head = found.get();
    if (head != null) {
      return head;
    }
    handle
        .createUpdate(
            """
            insert into audit_chain (chain, seq, hash) values (:chain, 0, decode(:zero, 'hex'))
            on conflict do nothing
            """)
        .bind("chain", chain)
        .bind("zero", ChainHead.EMPTY.hash())
        .execute();
    return found.get();
  }

  void insert(List<AuditEntry> entries) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into audit_entry
              (workspace_id, seq, id, at, actor_type, actor_id, actor_name, action,
               subject_type, subject_id, subject_name, before, after, address, request_id, hash)
            values
              (:workspaceId, :seq, :id, :at, :actorType, :actorId, :actorName, :action,
               :subjectType, :subjectId, :subjectName, :before::jsonb, :after::jsonb,
               :address, :requestId, decode(:hash, 'hex'))
            """);
    entries.forEach(entry -> batch.bindNamedArgumentFinder(new RecordArguments(entry)).add());
    batch.execute();
  }

  void moveHead(UUID chain, ChainHead head) {
    handle
        .createUpdate(
            "update audit_chain set seq = :seq, hash = decode(:hash, 'hex') where chain = :chain")
        .bind("chain", chain)
        .bindNamedArgumentFinder(new RecordArguments(head))
        .execute();
  }
}
