package gatehouse.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.platform.database.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Resolves what a job is about into items, once, in one transaction. */
record ItemPlan<A>(
    Job job, ItemJobKind<A> kind, A arguments, Database database, ObjectMapper json) {
  private static final int BATCH = 1_000;

  void make() {
    UUID workspace = job.workspaceId();
    database.inWorkspace(
        workspace,
        handle -> {
          JobDao dao = new JobDao(handle);
          if (dao.progress(workspace, job.id()).planned()) {
            return null;
          }
          JobItemDao items = new JobItemDao(handle, workspace, job.id());
          long total = job.undoOf() == null ? resolve(items) : items.copyDone(job.undoOf());
          if (!dao.planned(workspace, job.id(), total)) {
            throw JobStopped.elsewhere();
          }
          return null;
        });
  }

  private long resolve(JobItemDao dao) {
    List<JobItem> batch = new ArrayList<>();
    long[] seq = {0};
    kind.plan(
        arguments,
        job.info(),
        (subject, name, argument) -> {
          batch.add(
              new JobItem(++seq[0], subject, name, written(json, argument), null, null, null));
          if (batch.size() == BATCH) {
            dao.insert(batch);
            batch.clear();
          }
        });
    if (!batch.isEmpty()) {
      dao.insert(batch);
    }
    return seq[0];
  }

  static @Nullable String written(ObjectMapper json, @Nullable Object value) {
    try {
      return value == null ? null : json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A job's items must be JSON", e);
    }
  }
}
