package gatehouse.platform.jobs;

/** Ends a run early: the job was cancelled, or goes on elsewhere. */
final class JobStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean cancelled;

  private JobStopped(String why, boolean cancelled) {
    super(why, null, false, false);
    this.cancelled = cancelled;
  }

  static JobStopped cancelled() {
    return new JobStopped("The job was cancelled", true);
  }

  /** This node stops, or another one runs the job. */
  static JobStopped elsewhere() {
    return new JobStopped("The job goes on elsewhere", false);
  }

  boolean isCancelled() {
    return cancelled;
  }
}
