package gatehouse.platform.jobs;

/** A job without items, such as writing a file. It begins anew after a crash. */
public non-sealed interface RunJobKind<A> extends JobKind<A> {
  /** Works in transactions of its own; a long one asks {@link JobRun#progress} often. */
  void run(A arguments, JobRun run);
}
