package gatehouse.platform.jobs;

import org.jspecify.annotations.Nullable;

/**
 * One item of a job.
 *
 * @param subject the TypeID of what it is about, if it has one
 * @param argument JSON given by the plan
 * @param before JSON of the state before, as {@link Outcome#done(Object)} kept it
 * @param outcome null until it was processed
 */
public record JobItem(
    long seq,
    @Nullable String subject,
    String subjectName,
    @Nullable String argument,
    @Nullable String before,
    @Nullable String outcome,
    @Nullable String reason) {}
