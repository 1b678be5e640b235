package gatehouse.platform.jobs;

import gatehouse.platform.database.Database;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/**
 * Writes a result into the database, part by part. It can be fetched once it is closed and the job
 * has succeeded. An attempt that another has overtaken writes nothing more.
 */
final class JobFile extends OutputStream {
  private static final int PART = 256 * 1024;

  private final Job job;
  private final int run;
  private final String name;
  private final String mediaType;
  private final Database database;
  private final Runnable checkStop;
  private final ByteArrayOutputStream part = new ByteArrayOutputStream(PART);
  private int parts;
  private boolean closed;

  JobFile(Job job, int run, String name, String mediaType, Database database, Runnable checkStop) {
    this.job = job;
    this.run = run;
    this.name = name;
    this.mediaType = mediaType;
    this.database = database;
    this.checkStop = checkStop;
    use(JobItemDao::beginFile);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    part.write(bytes, offset, length);
    if (part.size() >= PART) {
      store();
    }
  }

  private void store() {
    checkStop.run();
    byte[] bytes = part.toByteArray();
    int number = parts++;
    use(dao -> dao.addPart(number, bytes));
    part.reset();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (part.size() > 0) {
      store();
    }
    use(dao -> dao.endFile(name, mediaType));
  }

  private void use(Consumer<JobItemDao> work) {
    database.inWorkspace(
        job.workspaceId(),
        handle -> {
          if (!new JobDao(handle).hold(job.workspaceId(), job.id(), run)) {
            throw JobStopped.elsewhere();
          }
          work.accept(new JobItemDao(handle, job.workspaceId(), job.id()));
          return null;
        });
  }
}
