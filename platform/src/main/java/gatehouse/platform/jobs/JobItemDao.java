package gatehouse.platform.jobs;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
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
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into job_item (workspace_id, job_id, seq, subject, subject_name, argument)
            values (:workspace, :job, :seq, :subject, :name, :argument::jsonb)
            """);
    for (JobItem item : items) {
      batch
          .bind("workspace", workspace)
          .bind("job", job)
          .bind("seq", item.seq())
          .bind("subject", item.subject())
          .bind("name", item.subjectName())
          .bind("argument", item.argument())
          .add();
    }
    batch.execute();
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

  void outcomes(List<Processed> items) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            update job_item set outcome = :outcome, reason = :reason,
              before = coalesce(:before::jsonb, before)
            where workspace_id = :workspace and job_id = :job and seq = :seq
            """);
    for (Processed item : items) {
      batch
          .bind("workspace", workspace)
          .bind("job", job)
          .bind("seq", item.seq())
          .bind("outcome", item.outcome().kind().wireName())
          .bind("reason", item.outcome().reason())
          .bind("before", item.before())
          .add();
    }
    batch.execute();
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
