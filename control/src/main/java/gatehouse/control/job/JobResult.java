package gatehouse.control.job;

import gatehouse.platform.http.ProblemException;
import gatehouse.platform.jobs.Job;
import gatehouse.platform.jobs.JobState;
import gatehouse.platform.jobs.Jobs;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Hands out a job's file as a download. */
final class JobResult {
  private JobResult() {}

  static Response of(Jobs jobs, Job job) {
    String name = job.fileName();
    if (name == null || job.state() != JobState.SUCCEEDED) {
      throw ProblemException.notFound();
    }
    StreamingOutput body = out -> jobs.copyFile(job.workspaceId(), job.id(), out);
    return Response.ok(body, job.fileType())
        .header("Content-Disposition", "attachment; filename=\"" + safe(name) + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "private, no-store")
        .build();
  }

  private static String safe(String name) {
    return name.replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
