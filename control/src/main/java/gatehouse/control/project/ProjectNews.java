package gatehouse.control.project;

import gatehouse.control.access.Permission;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.Events;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/**
 * Tells open pages that something in a project changed, and every node to forget what it kept of
 * the project: this node before the change answers, the others at once.
 */
@ApplicationScoped
public class ProjectNews {
  /** The event's type; its data names the {@code project} and {@code what} of it changed. */
  public static final String CHANGED = "project.changed";

  /** In its data: the agent, or the user, whose tools are others now; absent for none. */
  public static final String AGENT = "agent";

  public static final String USER = "user";

  private final Events events;

  ProjectNews(Events events) {
    this.events = events;
  }

  /** True for news of a project. */
  public static boolean isOne(Event event) {
    return event.type().equals(CHANGED);
  }

  /**
   * Tells it, in the transaction of the change.
   *
   * @param what is another now: {@code settings}, or a list's name, such as {@code servers}
   */
  public void changed(UUID workspace, UUID project, String what) {
    publish(workspace, Map.of("project", IdType.PROJECT.format(project), "what", what));
  }

  /** The same of an agent whose rules or mode are others now. */
  public void agentChanged(UUID workspace, UUID project, UUID agent) {
    changed(workspace, project, "agents", AGENT, IdType.AGENT.format(agent));
  }

  /** The same of a user whose rules are others now. */
  public void rulesChanged(UUID workspace, UUID project, UUID user) {
    changed(workspace, project, "users", USER, IdType.PROJECT_USER.format(user));
  }

  private void changed(UUID workspace, UUID project, String what, String of, String id) {
    publish(workspace, Map.of("project", IdType.PROJECT.format(project), "what", what, of, id));
  }

  private void publish(UUID workspace, Map<String, Object> data) {
    events.publish(new Event(CHANGED, workspace, null, Permission.PROJECTS_READ.id(), data));
  }
}
