package gatehouse.platform.jobs;

import gatehouse.platform.database.Database;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.Events;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells open pages how far a job is, a few times a second at most. */
@ApplicationScoped
class JobNews {
  static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
  private static final String EVENT = "job.progress";

  private final Database database;
  private final Events events;

  JobNews(Database database, Events events) {
    this.database = database;
    this.events = events;
  }

  /** Publishes in a transaction of its own or the open one. */
  void tell(UUID workspace, UUID id) {
    database.inWorkspace(
        workspace,
        handle -> {
          new JobDao(handle).find(workspace, id).ifPresent(this::publish);
          return null;
        });
  }

  private void publish(Job job) {
    Map<String, @Nullable Object> data = new HashMap<>();
    data.put("id", IdType.JOB.format(job.id()));
    data.put("kind", job.kind());
    data.put("title", job.title());
    data.put("state", job.state());
    data.put("total", job.total());
    data.put("done", job.done());
    data.put("failed", job.failed());
    data.put("skipped", job.skipped());
    boolean ofServer = job.workspaceId().equals(Jobs.SERVER);
    if (ofServer && job.creatorAccount() == null) {
      return;
    }
    events.publish(
        new Event(
            EVENT,
            ofServer ? null : job.workspaceId(),
            ofServer ? job.creatorAccount() : null,
            ofServer ? null : "jobs.read",
            Map.of("job", data)));
  }
}
