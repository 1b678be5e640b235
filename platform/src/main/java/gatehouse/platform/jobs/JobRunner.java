package gatehouse.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs one job to its end, or as far as this node gets. */
@ApplicationScoped
class JobRunner {
  private static final Logger LOG = Logger.getLogger("gatehouse.jobs");

  private final Database database;
  private final Instance<JobKind<?>> kinds;
  private final JobAuthority authority;
  private final JobNews news;
  private final ObjectMapper json;
  private final Clock clock;

  JobRunner(
      Database database,
      @Any Instance<JobKind<?>> kinds,
      JobAuthority authority,
      JobNews news,
      ObjectMapper json,
      Clock clock) {
    this.database = database;
    this.kinds = kinds;
    this.authority = authority;
    this.news = news;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Runs it.
   *
   * @param stopping asked between chunks: true when this node must let go
   * @return false when it must be taken up again
   */
  boolean run(UUID workspace, UUID id, BooleanSupplier stopping) {
    Job job = begin(workspace, id);
    if (job == null) {
      return true;
    }
    JobKind<?> kind =
        kinds.stream().filter(k -> k.name().equals(job.kind())).findAny().orElse(null);
    if (kind == null) {
      fail(job, "This version of the server does not know jobs of the kind " + job.kind() + ".");
      return true;
    }
    Optional<String> refusal = authority.refusal(job.creator(), workspace, kind.permission());
    if (refusal.isPresent()) {
      fail(job, refusal.get());
      return true;
    }
    news.tell(workspace, id);
    boolean[] finished = {true};
    authority.runAs(job.creator(), () -> finished[0] = attempt(job, kind, stopping));
    return finished[0];
  }

  private @Nullable Job begin(UUID workspace, UUID id) {
    return database.<@Nullable Job>inWorkspace(
        workspace,
        handle -> {
          JobDao dao = new JobDao(handle);
          return dao.begin(workspace, id, clock.instant())
              ? dao.find(workspace, id).orElse(null)
              : null;
        });
  }

  private boolean attempt(Job job, JobKind<?> kind, BooleanSupplier stopping) {
    try {
      work(job, kind, stopping);
      finish(job, JobState.SUCCEEDED, null, isUndoable(job, kind));
    } catch (JobStopped stopped) {
      if (!stopped.isCancelled()) {
        return false;
      }
      finish(job, JobState.CANCELLED, null, isUndoable(job, kind));
    } catch (ProblemException refused) {
      fail(job, refused.type().title() + ". " + refused.detail());
    } catch (RuntimeException e) {
      if (ItemFailures.isPassing(e)) {
        throw e; // the scheduler tries again
      }
      LOG.errorf(e, "Job %s (%s) failed", job.id(), job.kind());
      fail(job, "Something went wrong on our side; the server's log says what.");
    }
    return true;
  }

  private <A> void work(Job job, JobKind<A> kind, BooleanSupplier stopping) {
    JobDao.Progress progress =
        database.inWorkspace(
            job.workspaceId(), handle -> new JobDao(handle).progress(job.workspaceId(), job.id()));
    A arguments = read(progress.arguments(), kind.arguments());
    switch (kind) {
      case RunJobKind<A> whole ->
          whole.run(
              arguments, new RunningJob(job, progress.checkpoint(), database, news, stopping));
      case ItemJobKind<A> items ->
          new ItemLoop<>(job, items, arguments, database, news, json, stopping).run();
    }
  }

  private static boolean isUndoable(Job job, JobKind<?> kind) {
    return job.undoOf() == null && kind instanceof ItemJobKind<?> items && items.isUndoable();
  }

  private void fail(Job job, String reason) {
    finish(job, JobState.FAILED, reason, false);
  }

  private void finish(Job job, JobState state, @Nullable String error, boolean undoable) {
    database.inWorkspace(
        job.workspaceId(),
        handle -> {
          new JobDao(handle)
              .finish(job.workspaceId(), job.id(), state, error, undoable, clock.instant());
          news.tell(job.workspaceId(), job.id());
          return null;
        });
  }

  private <A> A read(String arguments, Class<A> type) {
    try {
      return json.readValue(arguments, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The arguments of a job do not fit its kind", e);
    }
  }
}
