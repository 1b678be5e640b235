package gatehouse.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.Ids;
import gatehouse.platform.limits.Limit;
import gatehouse.platform.limits.Limits;
import gatehouse.platform.paging.Cursor;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts durable jobs, shows them, cancels them and takes them back. */
@ApplicationScoped
public class Jobs implements Housekeeping {
  /** In whose place stand the jobs that belong to no workspace. */
  public static final UUID SERVER = new UUID(0, 0);

  private static final Duration KEPT = Duration.ofDays(7);
  private static final String SORT = "-createdAt";

  private final Database database;
  private final JobAuthority authority;
  private final Limits limits;
  private final Instance<Scheduling> scheduling;
  private final ObjectMapper json;
  private final Ids ids;
  private final Clock clock;

  Jobs(
      Database database,
      JobAuthority authority,
      Limits limits,
      Instance<Scheduling> scheduling,
      ObjectMapper json,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.authority = authority;
    this.limits = limits;
    this.scheduling = scheduling;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Starts a job as whoever is acting now. It begins once the open transaction has committed, and
   * not at all when that is rolled back.
   *
   * @param workspaceOrServer where it belongs, or {@link #SERVER}
   * @param title what the jobs page shows, such as {@code Sign everyone out}
   */
  public <A> Job start(UUID workspaceOrServer, JobKind<A> kind, A arguments, String title) {
    return start(workspaceOrServer, kind.name(), written(arguments), title, null);
  }

  private Job start(
      UUID workspace, String kind, String arguments, String title, @Nullable UUID undoOf) {
    JobCreator creator = authority.current();
    UUID key = creator.accountId() == null ? creator.credentialId() : creator.accountId();
    if (key != null && !database.inTransaction()) {
      limits.take(Limit.JOBS_STARTED, key.toString());
    }
    UUID id = ids.next();
    Instant now = clock.instant();
    Job job =
        new Job(
            workspace,
            id,
            kind,
            title,
            JobState.QUEUED,
            null,
            0,
            0,
            0,
            false,
            false,
            undoOf,
            creator.type(),
            creator.accountId(),
            creator.credentialId(),
            creator.name(),
            now,
            null,
            null,
            null,
            null,
            null);
    database.inWorkspace(
        workspace,
        handle -> {
          new JobDao(handle).insert(job, arguments);
          new JobQueueDao(handle).enqueue(JobQueueDao.instance(workspace, id));
          database.afterCommit(() -> scheduling.get().wake());
          return null;
        });
    return job;
  }

  public Job find(UUID workspace, UUID id) {
    return database.inWorkspace(workspace, handle -> job(new JobDao(handle), workspace, id));
  }

  /** The newest first. */
  public Page<Job> page(
      UUID workspace, @Nullable UUID creator, List<JobState> states, PageRequest request) {
    Cursor after = Cursor.decode(request.cursor(), SORT);
    return database.inWorkspace(
        workspace,
        handle -> {
          JobDao dao = new JobDao(handle);
          UUID before = after == null ? null : after.id();
          return Page.cut(
              dao.page(workspace, creator, states, before, request.limit() + 1),
              request,
              job -> new Cursor(SORT, "", job.id()),
              Page.Total.of(dao.count(workspace, creator, states, Page.Total.COUNTED + 1)));
        });
  }

  /** Items in their order, behind number {@code position}; of one outcome or of all. */
  public List<JobItem> items(
      UUID workspace, UUID id, @Nullable String outcome, long position, int limit) {
    return database.inWorkspace(
        workspace,
        handle -> {
          job(new JobDao(handle), workspace, id);
          return new JobItemDao(handle, workspace, id).page(outcome, position, limit);
        });
  }

  /** Asks it to stop between two chunks; what it has done stays. */
  public Job cancel(UUID workspace, UUID id) {
    return database.inWorkspace(
        workspace,
        handle -> {
          JobDao dao = new JobDao(handle);
          Job job = job(dao, workspace, id);
          if (!dao.askToCancel(workspace, id)) {
            throw new ProblemException(
                ProblemType.CONFLICT, "This job has ended already: " + job.state().wireName());
          }
          return job(dao, workspace, id);
        });
  }

  /** Starts the job that takes back what this one did. */
  public Job undo(UUID workspace, UUID id) {
    return database.inWorkspace(
        workspace,
        handle -> {
          JobDao dao = new JobDao(handle);
          Job job = job(dao, workspace, id);
          String arguments =
              dao.takeUndo(workspace, id)
                  .orElseThrow(() ->
                      new ProblemException(
                          ProblemType.CONFLICT,
                          "This job cannot be undone: it still runs, was undone already, or does"
                              + " what has no way back."));
          return start(workspace, job.kind(), arguments, "Undo: " + job.title(), id);
        });
  }

  /** Writes the result's file, piece by piece, without holding a transaction meanwhile. */
  public void copyFile(UUID workspace, UUID id, OutputStream out) throws IOException {
    for (int part = 0; ; part++) {
      int number = part;
      byte[] bytes =
          database.<byte @Nullable []>inWorkspace(
              workspace, handle -> new JobItemDao(handle, workspace, id).part(number));
      if (bytes == null) {
        return;
      }
      out.write(bytes);
    }
  }

  public JobsHealth health() {
    return database.acrossWorkspaces(handle -> new JobQueueDao(handle).health());
  }

  @Override
  public String name() {
    return "jobs";
  }

  @Override
  public int sweep(Instant now) {
    return database.acrossWorkspaces(handle -> new JobQueueDao(handle).purge(now.minus(KEPT)));
  }

  private static Job job(JobDao dao, UUID workspace, UUID id) {
    Supplier<ProblemException> missing = ProblemException::notFound;
    Optional<Job> found = dao.find(workspace, id);
    return found.orElseThrow(missing);
  }

  private String written(Object arguments) {
    try {
      return json.writeValueAsString(arguments);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A job's arguments must be JSON", e);
    }
  }
}
