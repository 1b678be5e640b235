package gatehouse.platform.jobs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who started a job; the job acts as them.
 *
 * @param type a word of the feature that knows people
 * @param accountId null when it is no person
 * @param credentialId the token it was started with, when it is no person
 */
public record JobCreator(
    String type, @Nullable UUID accountId, @Nullable UUID credentialId, String name) {}
