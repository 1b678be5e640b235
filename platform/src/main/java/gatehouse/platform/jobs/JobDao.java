package gatehouse.platform.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** SQL on the table job. */
final class JobDao {
  private static final String COLUMNS =
      """
      workspace_id, id, kind, title, state, total, done, failed, skipped, cancel_asked, undoable,
      undo_of, creator_type, creator_account, creator_credential, creator_name,
      created_at, started_at, finished_at, error, file_name, file_type
      """;

  private final Handle handle;

  JobDao(Handle handle) {
    this.handle = handle;
  }

  void insert(Job job, String arguments) {
    handle
        .createUpdate(
            """
            insert into job (workspace_id, id, kind, title, arguments, state, undo_of,
              creator_type, creator_account, creator_credential, creator_name, created_at)
            values (:workspace, :id, :kind, :title, :arguments::jsonb, 'queued', :undoOf,
              :creatorType, :creatorAccount, :creatorCredential, :creatorName, :createdAt)
            """)
        .bind("workspace", job.workspaceId())
        .bind("id", job.id())
        .bind("kind", job.kind())
        .bind("title", job.title())
        .bind("arguments", arguments)
        .bind("undoOf", job.undoOf())
        .bind("creatorType", job.creatorType())
        .bind("creatorAccount", job.creatorAccount())
        .bind("creatorCredential", job.creatorCredential())
        .bind("creatorName", job.creatorName())
        .bind("createdAt", job.createdAt())
        .execute();
  }

  Optional<Job> find(UUID workspace, UUID id) {
    return of(
            "select " + COLUMNS + " from job where workspace_id = :workspace and id = :id",
            workspace,
            id)
        .mapTo(Job.class)
        .findOne();
  }

  List<Job> page(
      UUID workspace,
      @Nullable UUID account,
      List<JobState> states,
      @Nullable UUID before,
      int limit) {
    String own = account == null ? "" : " and creator_account = :account";
    String in = states.isEmpty() ? "" : " and state in (<states>)";
    String behind = before == null ? "" : " and id < :before";
    Query query =
        handle.createQuery(
            "select "
                + COLUMNS
                + " from job where workspace_id = :workspace"
                + own
                + in
                + behind
                + " order by id desc limit :limit");
    if (account != null) {
      query.bind("account", account);
    }
    if (!states.isEmpty()) {
      query.bindList("states", states.stream().map(JobState::wireName).toList());
    }
    if (before != null) {
      query.bind("before", before);
    }
    return query.bind("workspace", workspace).bind("limit", limit).mapTo(Job.class).list();
  }

  long count(UUID workspace, @Nullable UUID account, List<JobState> states, long most) {
    String own = account == null ? "" : " and creator_account = :account";
    String in = states.isEmpty() ? "" : " and state in (<states>)";
    Query query =
        handle.createQuery(
            "select count(*) from (select 1 from job where workspace_id = :workspace"
                + own
                + in
                + " limit :most) counted");
    if (account != null) {
      query.bind("account", account);
    }
    if (!states.isEmpty()) {
      query.bindList("states", states.stream().map(JobState::wireName).toList());
    }
    return query.bind("workspace", workspace).bind("most", most).mapTo(Long.class).one();
  }

  /** Marks it running, and answers which attempt this is; nothing when it has finished. */
  OptionalInt begin(UUID workspace, UUID id, Instant now) {
    return of(
            """
            update job set state = 'running', started_at = coalesce(started_at, :now), run = run + 1
            where workspace_id = :workspace and id = :id and state in ('queued', 'running')
            returning run
            """,
            workspace,
            id)
        .bind("now", now)
        .mapTo(Integer.class)
        .findOne()
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  /**
   * Holds the job until the transaction ends. False when this attempt is not the present one: the
   * node was taken for dead, and another goes on.
   */
  boolean hold(UUID workspace, UUID id, int run) {
    return of(
            """
            select 1 from job
            where workspace_id = :workspace and id = :id and run = :run and state = 'running'
            for update
            """,
            workspace,
            id)
        .bind("run", run)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  Progress progress(UUID workspace, UUID id) {
    return of(
            """
            select arguments::text as arguments, state, planned, position, cancel_asked,
              checkpoint::text as checkpoint
            from job where workspace_id = :workspace and id = :id
            """,
            workspace,
            id)
        .mapTo(Progress.class)
        .one();
  }

  /** Where a run is. */
  record Progress(
      String arguments,
      JobState state,
      boolean planned,
      long position,
      boolean cancelAsked,
      @Nullable String checkpoint) {}

  /** Only one run can plan: false when another has. */
  boolean planned(UUID workspace, UUID id, long total) {
    return handle
            .createUpdate(
                """
                update job set planned = true, total = :total
                where workspace_id = :workspace and id = :id and not planned and state = 'running'
                """)
            .bind("workspace", workspace)
            .bind("id", id)
            .bind("total", total)
            .execute()
        == 1;
  }

  /** Moves behind a chunk; false when another run was there first, and then nothing may stay. */
  boolean move(UUID workspace, UUID id, long from, long to, Counts counts) {
    return handle
            .createUpdate(
                """
                update job set position = :to, done = done + :done, failed = failed + :failed,
                  skipped = skipped + :skipped
                where workspace_id = :workspace and id = :id and position = :from
                  and state = 'running'
                """)
            .bind("workspace", workspace)
            .bind("id", id)
            .bind("from", from)
            .bind("to", to)
            .bind("done", counts.done())
            .bind("failed", counts.failed())
            .bind("skipped", counts.skipped())
            .execute()
        == 1;
  }

  /** What became of a chunk's items. */
  record Counts(long done, long failed, long skipped) {}

  void checkpoint(
      UUID workspace, UUID id, long done, @Nullable Long total, @Nullable String checkpoint) {
    handle
        .createUpdate(
            """
            update job set done = :done, total = :total,
              checkpoint = coalesce(:checkpoint::jsonb, checkpoint)
            where workspace_id = :workspace and id = :id
            """)
        .bind("workspace", workspace)
        .bind("id", id)
        .bind("done", done)
        .bind("total", total)
        .bind("checkpoint", checkpoint)
        .execute();
  }

  boolean finish(
      UUID workspace,
      UUID id,
      int run,
      JobState state,
      @Nullable String error,
      boolean undoable,
      Instant now) {
    return handle
            .createUpdate(
                """
                update job set state = :state, error = :error, finished_at = :now,
                  undoable = :undoable and done > 0
                where workspace_id = :workspace and id = :id and run = :run and finished_at is null
                """)
            .bind("workspace", workspace)
            .bind("id", id)
            .bind("run", run)
            .bind("state", state.wireName())
            .bind("error", error)
            .bind("undoable", undoable)
            .bind("now", now)
            .execute()
        == 1;
  }

  boolean askToCancel(UUID workspace, UUID id) {
    return handle
            .createUpdate(
                """
                update job set cancel_asked = true
                where workspace_id = :workspace and id = :id and finished_at is null
                """)
            .bind("workspace", workspace)
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Takes the right to undo; only one caller gets it. */
  Optional<String> takeUndo(UUID workspace, UUID id) {
    return of(
            """
            update job set undoable = false
            where workspace_id = :workspace and id = :id and undoable and finished_at is not null
            returning arguments::text
            """,
            workspace,
            id)
        .mapTo(String.class)
        .findOne();
  }

  private Query of(String sql, UUID workspace, UUID id) {
    return handle.createQuery(sql).bind("workspace", workspace).bind("id", id);
  }
}
