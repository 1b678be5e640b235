package gatehouse.platform.jobs;

import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The running job, as a kind without items sees it. */
public interface JobRun {
  JobInfo job();

  /** JSON that {@link #progress} kept before a crash. */
  Optional<String> checkpoint();

  /**
   * Says how far it is and keeps where to go on from. Joins the open transaction, if there is one.
   *
   * @param checkpoint JSON to go on from; null to keep the last one
   * @throws RuntimeException when the job was cancelled, or the server stops: let it through
   */
  void progress(long done, @Nullable Long total, @Nullable String checkpoint);

  /** Begins the result's file; what an earlier try wrote is gone. Close it. */
  OutputStream file(String name, String mediaType);
}
