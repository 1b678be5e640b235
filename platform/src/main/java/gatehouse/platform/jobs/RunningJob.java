package gatehouse.platform.jobs;

import gatehouse.platform.database.Database;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A job without items while it runs. */
final class RunningJob implements JobRun {
  private final Job job;
  private final int run;
  private final @Nullable String checkpoint;
  private final Database database;
  private final JobNews news;
  private final BooleanSupplier stopping;
  private long lastNews = System.nanoTime();

  RunningJob(
      Job job,
      int run,
      @Nullable String checkpoint,
      Database database,
      JobNews news,
      BooleanSupplier stopping) {
    this.job = job;
    this.run = run;
    this.checkpoint = checkpoint;
    this.database = database;
    this.news = news;
    this.stopping = stopping;
  }

  @Override
  public JobInfo job() {
    return job.info();
  }

  @Override
  public Optional<String> checkpoint() {
    return Optional.ofNullable(checkpoint);
  }

  @Override
  public void progress(long done, @Nullable Long total, @Nullable String reached) {
    checkStop();
    UUID workspace = job.workspaceId();
    database.inWorkspace(
        workspace,
        handle -> {
          JobDao dao = new JobDao(handle);
          if (!dao.hold(workspace, job.id(), run)) {
            throw JobStopped.elsewhere();
          }
          if (dao.progress(workspace, job.id()).cancelAsked()) {
            throw JobStopped.cancelled();
          }
          dao.checkpoint(workspace, job.id(), done, total, reached);
          if (System.nanoTime() - lastNews >= JobNews.SHORTEST_PAUSE.toNanos()) {
            news.tell(workspace, job.id());
            lastNews = System.nanoTime();
          }
          return null;
        });
  }

  @Override
  public OutputStream file(String name, String mediaType) {
    return new JobFile(job, run, name, mediaType, database, this::checkStop);
  }

  private void checkStop() {
    if (stopping.getAsBoolean()) {
      throw JobStopped.elsewhere();
    }
  }
}
