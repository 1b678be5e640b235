/**
 * Work that outlives a request: durable jobs with items and progress, and what is done again and
 * again. Owns the job tables and the scheduler; never knows what a job is about.
 */
@NullMarked
package gatehouse.platform.jobs;

import org.jspecify.annotations.NullMarked;
