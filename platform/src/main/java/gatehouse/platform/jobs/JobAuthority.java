package gatehouse.platform.jobs;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows who is acting and what they may do; implemented by the feature that knows people. */
public interface JobAuthority {
  /** Whoever is starting a job now. */
  JobCreator current();

  /** Why a creator may no longer do this; empty when they may. */
  Optional<String> refusal(JobCreator creator, UUID workspace, @Nullable String permission);

  /** Runs {@code work} as the creator: the audit log names them. */
  void runAs(JobCreator creator, Runnable work);
}
