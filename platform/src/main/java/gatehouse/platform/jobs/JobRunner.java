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
import java.util.OptionalInt;
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
    Attempt begun = begin(workspace, id);
    if (begun == null) {
      return true;
    }
    Job job = begun.job();
    JobKind<?> kind =
        kinds.stream().filter(k -> k.name().equals(job.kind())).findAny().orElse(null);
    if (kind == null) {
      fail(begun, "This version of the server does not know jobs of the kind " + job.kind() + ".");
      return true;
    }
    Optional<String> refusal = authority.refusal(job.creator(), workspace, kind.permission());
    if (refusal.isPresent()) {
      fail(begun, refusal.get());
      return true;
    }
    news.tell(workspace, id);
    boolean[] finished = {true};
    authority.runAs(job.creator(), () -> finished[0] = attempt(begun, kind, stopping));
    return finished[0];
  }

  /** A job, and which attempt at it this is. */
  private record Attempt(Job job, int run) {}

  private @Nullable Attempt begin(UUID workspace, UUID id) {
    return database.<@Nullable Attempt>inWorkspace(
        workspace,
        handle -> {
          JobDao dao = new JobDao(handle);
          OptionalInt run = dao.begin(workspace, id, clock.instant());
          return run.isEmpty()
              ? null
              : dao.find(workspace, id).map(job -> new Attempt(job, run.getAsInt())).orElse(null);
        });
  }

  private boolean attempt(Attempt attempt, JobKind<?> kind, BooleanSupplier stopping) {
    Job job = attempt.job();
    try {
      work(attempt, kind, stopping);
      finish(attempt, JobState.SUCCEEDED, null, isUndoable(job, kind));
    } catch (JobStopped stopped) {
      if (!stopped.isCancelled()) {
        return false;
      }
      finish(attempt, JobState.CANCELLED, null, isUndoable(job, kind));
    } catch (ProblemException refused) {
      fail(attempt, refused.type().title() + ". " + refused.detail());
    } catch (RuntimeException e) {
      if (ItemFailures.isPassing(e)) {
        throw e; // the scheduler tries again
      }
      LOG.errorf(e, "Job %s (%s) failed", job.id(), job.kind());
      fail(attempt, "Something went wrong on our side; the server's log says what.");
    }
    return true;
  }

  private <A> void work(Attempt attempt, JobKind<A> kind, BooleanSupplier stopping) {
    Job job = attempt.job();
    JobDao.Progress progress =
        database.inWorkspace(
            job.workspaceId(), handle -> new JobDao(handle).progress(job.workspaceId(), job.id()));
    A arguments = read(progress.arguments(), kind.arguments());
    switch (kind) {
      case RunJobKind<A> whole ->
          whole.run(
              arguments,
              new RunningJob(job, attempt.run(), progress.checkpoint(), database, news, stopping));
      case ItemJobKind<A> items ->
          new ItemLoop<>(
                  job,
                  items,
                  arguments,
                  database,
                  news,
                  json,
                  stopping,
                  lane -> authority.runAs(job.creator(), lane))
              .run();
    }
  }

  private static boolean isUndoable(Job job, JobKind<?> kind) {
    return job.undoOf() == null && kind instanceof ItemJobKind<?> items && items.isUndoable();
  }

  private void fail(Attempt attempt, String reason) {
    finish(attempt, JobState.FAILED, reason, false);
  }

  /**
   * Nothing happens when another attempt has begun since: what becomes of the job is its matter.
   */
  private void finish(Attempt attempt, JobState state, @Nullable String error, boolean undoable) {
    Job job = attempt.job();
    database.inWorkspace(
        job.workspaceId(),
        handle -> {
          new JobDao(handle)
              .finish(
                  job.workspaceId(),
                  job.id(),
                  attempt.run(),
                  state,
                  error,
                  undoable,
                  clock.instant());
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
