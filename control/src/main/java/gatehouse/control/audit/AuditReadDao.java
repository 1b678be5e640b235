package gatehouse.control.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The SQL of the audit log that reads. */
final class AuditReadDao {
  private static final String COLUMNS =
      """
      select workspace_id, seq, id, at, actor_type, actor_id, actor_name, action,
        subject_type, subject_id, subject_name, before::text as before, after::text as after,
        address, request_id, encode(hash, 'hex') as hash
      from audit_entry
      """;

  private final Handle handle;
  private final UUID chain;

  AuditReadDao(Handle handle, UUID chain) {
    this.handle = handle;
    this.chain = chain;
  }

  static List<UUID> chains(Handle handle) {
    return handle
        .createQuery("select chain from audit_chain order by chain")
        .mapTo(UUID.class)
        .list();
  }

  List<AuditEntry> newestFirst(AuditFilter filter, @Nullable Long before, int limit) {
    Where where = new Where(chain, filter);
    if (before != null) {
      where.and("seq < :before", "before", before);
    }
    return where
        .bound(handle, COLUMNS + where.text() + " order by seq desc limit :limit")
        .bind("limit", limit)
        .mapTo(AuditEntry.class)
        .list();
  }

  List<AuditEntry> oldestFirst(AuditFilter filter, long after, int limit) {
    Where where = new Where(chain, filter);
    where.and("seq > :after", "after", after);
    return where
        .bound(handle, COLUMNS + where.text() + " order by seq limit :limit")
        .bind("limit", limit)
        .mapTo(AuditEntry.class)
        .list();
  }

  long count(AuditFilter filter, long most) {
    Where where = new Where(chain, filter);
    return where
        .bound(
            handle,
            "select count(*) from (select 1 from audit_entry "
                + where.text()
                + " limit :most) counted")
        .bind("most", most)
        .mapTo(Long.class)
        .one();
  }

  /** The names that occur, found by leaping from one to the next in the index. */
  List<String> actions() {
    return handle
        .createQuery(
            """
            with recursive name(action) as (
              select min(action) from audit_entry where workspace_id = :chain
              union all
              select (select min(e.action) from audit_entry e
                where e.workspace_id = :chain and e.action > name.action)
              from name where name.action is not null
            )
            select action from name where action is not null
            """)
        .bind("chain", chain)
        .mapTo(String.class)
        .list();
  }

  ChainHead head() {
    return handle
        .createQuery(
            "select seq, encode(hash, 'hex') as hash from audit_chain where chain = :chain")
        .bind("chain", chain)
        .mapTo(ChainHead.class)
        .findOne()
        .orElse(ChainHead.EMPTY);
  }

  /** Conditions that are there only when wanted: so each list of filters gets its own plan. */
  private static final class Where {
    private final StringBuilder text = new StringBuilder("where workspace_id = :chain");
    private final Map<String, Object> values = new LinkedHashMap<>();

    Where(UUID chain, AuditFilter filter) {
      values.put("chain", chain);
      String actor = filter.actor();
      if (actor != null) {
        and(actor.contains("_") ? "actor_id = :actor" : "actor_type = :actor", "actor", actor);
      }
      String action = filter.action();
      if (action != null && action.contains(".")) {
        and("action = :action", "action", action);
      } else if (action != null) {
        and("action like :action", "action", like(action) + ".%");
      }
      if (filter.subject() != null) {
        and("subject_id = :subject", "subject", filter.subject());
      }
      if (filter.from() != null) {
        and("at >= :from", "from", filter.from());
      }
      if (filter.to() != null) {
        and("at < :to", "to", filter.to());
      }
      if (filter.q() != null) {
        and("(actor_name ilike :q or subject_name ilike :q)", "q", "%" + like(filter.q()) + "%");
      }
    }

    void and(String condition, String name, Object value) {
      text.append(" and ").append(condition);
      values.put(name, value);
    }

    String text() {
      return text.toString();
    }

    Query bound(Handle handle, String sql) {
      return handle.createQuery(sql).bindMap(values);
    }

    private static String like(String part) {
      return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
  }
}
