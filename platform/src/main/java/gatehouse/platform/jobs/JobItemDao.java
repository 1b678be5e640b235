package gatehouse.platform.jobs;

import gatehouse.platform.database.Columns;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** SQL on the tables job_item and job_file. */
final class JobItemDao {
  private final Handle handle;
  private final UUID workspace;
  private final UUID job;

  JobItemDao(Handle handle, UUID workspace, UUID job) {
    this.handle = handle;
    this.workspace = workspace;
    this.job = job;
  }

  void insert(List<JobItem> items) {
    Columns<JobItem> columns = new Columns<>(items);
    handle
        .createUpdate(
            """
            insert into job_item (workspace_id, job_id, seq, subject, subject_name, argument)
            select :workspace, :job, i.seq, i.subject, i.name, i.argument::jsonb
            from unnest(:seqs, :subjects, :names, :arguments) as i (seq, subject, name, argument)
            """)
        .bind("workspace", workspace)
        .bind("job", job)
        .bind("seqs", columns.of(Long.class, JobItem::seq))
        .bind("subjects", columns.texts(JobItem::subject))
        .bind("names", columns.texts(JobItem::subjectName))
        .bind("arguments", columns.texts(JobItem::argument))
        .execute();
  }

  /** Takes over what another job did, the last first; says how many there are. */
  long copyDone(UUID from) {
    return handle
        .createUpdate(
            """
            insert into job_item
              (workspace_id, job_id, seq, subject, subject_name, argument, before)
            select workspace_id, :job, row_number() over (order by seq desc), subject,
              subject_name, argument, before
            from job_item
            where workspace_id = :workspace and job_id = :from and outcome = 'done'
            """)
        .bind("workspace", workspace)
        .bind("job", job)
        .bind("from", from)
        .execute();
  }

  List<JobItem> after(long position, int limit) {
    return page(null, position, limit);
  }

  List<JobItem> page(@Nullable String outcome, long position, int limit) {
    Query query =
        of(
            """
            select seq, subject, subject_name, argument::text as argument, before::text as before,
              outcome, reason
            from job_item
            where workspace_id = :workspace and job_id = :job and seq > :position <filter>
            order by seq limit :limit
            """);
    query.define("filter", outcome == null ? "" : "and outcome = :outcome");
    if (outcome != null) {
      query.bind("outcome", outcome);
    }
    return query.bind("position", position).bind("limit", limit).mapTo(JobItem.class).list();
  }

  /** An item's outcome, with the state before as JSON. */
  record Processed(long seq, Outcome outcome, @Nullable String before) {}

  /** The outcomes of a chunk, in the order of the items. */
  void outcomes(List<Processed> items) {
    Columns<Processed> columns = new Columns<>(items);
    handle
        .createUpdate(
            """
            update job_item i set outcome = p.outcome, reason = p.reason,
              before = coalesce(p.before::jsonb, i.before)
            from unnest(:seqs, :outcomes, :reasons, :befores) as p (seq, outcome, reason, before)
            where i.workspace_id = :workspace and i.job_id = :job and i.seq = p.seq
              and i.seq between :first and :last
            """)
        .bind("workspace", workspace)
        .bind("job", job)
        .bind("first", items.getFirst().seq())
        .bind("last", items.getLast().seq())
        .bind("seqs", columns.of(Long.class, Processed::seq))
        .bind("outcomes", columns.texts(item -> item.outcome().kind().wireName()))
        .bind("reasons", columns.texts(item -> item.outcome().reason()))
        .bind("befores", columns.texts(Processed::before))
        .execute();
  }

  void beginFile() {
    handle
        .createUpdate("delete from job_file where workspace_id = :workspace and job_id = :job")
        .bind("workspace", workspace)
        .bind("job", job)
        .execute();
  }

  void addPart(int part, byte[] bytes) {
    handle
        .createUpdate(
            """
            insert into job_file (workspace_id, job_id, part, bytes)
            values (:workspace, :job, :part, :bytes)
            """)
        .bind("workspace", workspace)
        .bind("job", job)
        .bind("part", part)
        .bind("bytes", bytes)
        .execute();
  }

  void endFile(String name, String mediaType) {
    handle
        .createUpdate(
            """
            update job set file_name = :name, file_type = :type
            where workspace_id = :workspace and id = :job
            """)
        .bind("workspace", workspace)
        .bind("job", job)
        .bind("name", name)
        .bind("type", mediaType)
        .execute();
  }

  byte @Nullable [] part(int part) {
    return of("""
    select bytes from job_file
    where workspace_id = :workspace and job_id = :job and part = :part
    """)
        .bind("part", part)
        .mapTo(byte[].class)
        .findOne()
        .orElse(null);
  }

  private Query of(String sql) {
    return handle.createQuery(sql).bind("workspace", workspace).bind("job", job);
  }
}
