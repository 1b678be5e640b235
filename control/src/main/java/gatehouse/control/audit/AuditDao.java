package gatehouse.control.audit;

import gatehouse.platform.database.Columns;
import gatehouse.platform.database.RecordArguments;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

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

  /** Puts entries behind a chain's head, which its last one becomes. */
  void append(UUID chain, List<AuditEntry> entries, ChainHead head) {
    Columns<AuditEntry> columns = new Columns<>(entries);
    handle
        .createUpdate(
            """
            with moved as (
              update audit_chain set seq = :seq, hash = decode(:hash, 'hex') where chain = :chain
            )
            insert into audit_entry
              (workspace_id, seq, id, at, actor_type, actor_id, actor_name, action,
               subject_type, subject_id, subject_name, before, after, address, request_id, hash)
            select :chain, e.seq, e.id, e.at, e.actor_type, e.actor_id, e.actor_name, e.action,
              e.subject_type, e.subject_id, e.subject_name, e.before::jsonb, e.after::jsonb,
              e.address, e.request_id, decode(e.hash, 'hex')
            from unnest(:seqs, :ids, :ats, :actorTypes, :actorIds, :actorNames, :actions,
              :subjectTypes, :subjectIds, :subjectNames, :befores, :afters, :addresses,
              :requestIds, :hashes) as e (seq, id, at, actor_type, actor_id, actor_name, action,
                subject_type, subject_id, subject_name, before, after, address, request_id, hash)
            """)
        .bind("chain", chain)
        .bindNamedArgumentFinder(new RecordArguments(head))
        .bind("seqs", columns.of(Long.class, AuditEntry::seq))
        .bind("ids", columns.of(UUID.class, AuditEntry::id))
        .bind("ats", columns.times(AuditEntry::at))
        .bind("actorTypes", columns.texts(AuditEntry::actorType))
        .bind("actorIds", columns.texts(AuditEntry::actorId))
        .bind("actorNames", columns.texts(AuditEntry::actorName))
        .bind("actions", columns.texts(AuditEntry::action))
        .bind("subjectTypes", columns.texts(AuditEntry::subjectType))
        .bind("subjectIds", columns.texts(AuditEntry::subjectId))
        .bind("subjectNames", columns.texts(AuditEntry::subjectName))
        .bind("befores", columns.texts(AuditEntry::before))
        .bind("afters", columns.texts(AuditEntry::after))
        .bind("addresses", columns.texts(AuditEntry::address))
        .bind("requestIds", columns.texts(AuditEntry::requestId))
        .bind("hashes", columns.texts(AuditEntry::hash))
        .execute();
  }
}
