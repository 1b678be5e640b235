package gatehouse.platform.jobs;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL over all jobs, and on the scheduler's own table. */
final class JobQueueDao {
  static final String TASK = "job";

  private final Handle handle;

  JobQueueDao(Handle handle) {
    this.handle = handle;
  }

  /** Queues an execution as db-scheduler would, in the caller's transaction. */
  void enqueue(String instance) {
    handle
        .createUpdate(
            """
            insert into scheduled_tasks
              (task_name, task_instance, execution_time, picked, version, consecutive_failures)
            values (:task, :instance, now(), false, 1, 0)
            on conflict do nothing
            """)
        .bind("task", TASK)
        .bind("instance", instance)
        .execute();
  }

  /** Makes what recurs due, unless it is, or is being done. */
  int dueNow(String recurring) {
    return handle
        .createUpdate(
            """
            update scheduled_tasks set execution_time = now(), version = version + 1
            where task_name = :task and not picked and execution_time > now()
            """)
        .bind("task", recurring)
        .execute();
  }

  /**
   * Sets executions free that were picked by a node which is gone: each living node has a
   * connection that bears its name.
   */
  int reviveOfGoneNodes(String self) {
    return handle
        .createUpdate(
            """
            update scheduled_tasks t
            set picked = false, picked_by = null, last_heartbeat = null, execution_time = now(),
              version = version + 1
            where picked and picked_by <> :self and picked_by like 'node-%'
              and not exists (
                select from pg_stat_activity a where a.application_name = t.picked_by)
            """)
        .bind("self", self)
        .execute();
  }

  int purge(Instant finishedBefore) {
    return handle
        .createQuery(
            """
            with gone as (
              delete from job where finished_at < :before returning workspace_id, id
            ), items as (
              delete from job_item i using gone g
              where i.workspace_id = g.workspace_id and i.job_id = g.id
            )
            select count(*) from gone
            """)
        .bind("before", finishedBefore)
        .mapTo(Integer.class)
        .one();
  }

  JobsHealth health() {
    return handle
        .createQuery(
            """
            select count(*) filter (where state = 'queued') as queued,
              count(*) filter (where state = 'running') as running,
              min(created_at) filter (where state = 'queued') as oldest_queued
            from job where finished_at is null
            """)
        .mapTo(JobsHealth.class)
        .one();
  }

  static String instance(UUID workspace, UUID job) {
    return workspace + "/" + job;
  }
}
