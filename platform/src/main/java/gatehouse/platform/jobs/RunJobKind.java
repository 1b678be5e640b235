package gatehouse.platform.jobs;

/**
 * A job without items, such as writing a file. It begins anew after a crash, or from its
 * checkpoint. Whatever else it changes belongs into one transaction with {@link JobRun#progress}:
 * that fails when another attempt has begun since, so that no effect happens twice.
 */
public non-sealed interface RunJobKind<A> extends JobKind<A> {
  /** Works in transactions of its own; a long one asks {@link JobRun#progress} often. */
  void run(A arguments, JobRun run);
}
