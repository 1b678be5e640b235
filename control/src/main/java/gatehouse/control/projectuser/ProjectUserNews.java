package gatehouse.control.projectuser;

import gatehouse.control.access.Permission;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.Events;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Tells open pages and other nodes what became of a project's users. */
@ApplicationScoped
class ProjectUserNews {
  private final Events events;

  ProjectUserNews(Events events) {
    this.events = events;
  }

  /** The list is another. */
  void changed(UUID workspace, UUID project) {
    publish("project-user.changed", workspace, Map.of("project", IdType.PROJECT.format(project)));
  }

  /** Whoever works for this person must stop. */
  void deleted(UUID workspace, UUID project, UUID user) {
    publish(
        "project-user.deleted",
        workspace,
        Map.of(
            "project", IdType.PROJECT.format(project), "user", IdType.PROJECT_USER.format(user)));
  }

  private void publish(String type, UUID workspace, Map<String, String> data) {
    events.publish(new Event(type, workspace, null, Permission.PROJECTS_READ.id(), data));
  }
}
