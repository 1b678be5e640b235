/**
 * Jobs as people see them: the list, progress, results; and as whom a job acts. Never does a job's
 * work: each feature has its own kinds.
 */
@NullMarked
package gatehouse.control.job;

import org.jspecify.annotations.NullMarked;
