package gatehouse.control.project;

import gatehouse.control.access.Permission;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.Events;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Tells this node, the other nodes and open pages that something in a project changed. */
@ApplicationScoped
public class ProjectNews {
  /** The event's type; its data names the {@code project} and the {@code list} that changed. */
  public static final String CHANGED = "project.changed";

  private final Events events;
  private final jakarta.enterprise.event.Event<ProjectChanged> followers;

  ProjectNews(Events events, jakarta.enterprise.event.Event<ProjectChanged> followers) {
    this.events = events;
    this.followers = followers;
  }

  /**
   * Tells it, in the transaction of the change.
   *
   * @param what is another now: a list's name, such as {@code servers}
   */
  public void changed(UUID workspace, UUID project, String what) {
    followers.fire(new ProjectChanged(workspace, project));
    events.publish(
        new Event(
            CHANGED,
            workspace,
            null,
            Permission.PROJECTS_READ.id(),
            Map.of("project", IdType.PROJECT.format(project), "list", what)));
  }
}
