package gatehouse.control.credential;

import gatehouse.control.access.Permission;
import gatehouse.platform.events.Epochs;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.EventBus;
import gatehouse.platform.events.Events;
import gatehouse.platform.ids.IdType;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells all nodes which credentials are gone or others: each forgets what it remembered, and cuts
 * the calls that run with them.
 */
@ApplicationScoped
class CredentialNews implements EventBus.Listener {
  private static final String USER_DELETED = "project-user.deleted";

  private final EventBus bus;
  private final Events events;
  private final jakarta.enterprise.event.Event<CredentialsMoved> followers;
  private final String self = UUID.randomUUID().toString();
  private final Epochs epochs = new Epochs();
  private final RunningCalls calls = new RunningCalls();

  CredentialNews(
      EventBus bus, Events events, jakarta.enterprise.event.Event<CredentialsMoved> followers) {
    this.bus = bus;
    this.events = events;
    this.followers = followers;
  }

  void start(@Observes StartupEvent event) {
    bus.subscribe(this);
    events.promptly(this::heard);
  }

  /** True while what was read of a workspace may be remembered for as long as its epoch lasts. */
  boolean isHearing() {
    return bus.isHearing();
  }

  long epoch(UUID workspace) {
    return epochs.of(workspace);
  }

  /** What goes on with credentials on this node. */
  RunningCalls running() {
    return calls;
  }

  /**
   * Tells all nodes, once the open transaction has committed, that a credential is gone or another.
   *
   * @param user null for the project's own
   * @param cut true when calls with it must end
   */
  void changed(UUID workspace, UUID server, @Nullable UUID user, boolean cut) {
    Map<String, Object> data = new HashMap<>();
    data.put("server", IdType.MCP_SERVER.format(server));
    data.put("cut", cut);
    data.put("node", self);
    if (user != null) {
      data.put("user", IdType.PROJECT_USER.format(user));
    }
    events.publish(
        new Event(Credentials.CHANGED, workspace, null, Permission.PROJECTS_READ.id(), data));
  }

  /** Has whatever shows who has connected what follow, once the open transaction has committed. */
  void moved(UUID workspace, UUID project) {
    followers.fire(new CredentialsMoved(workspace, project));
  }

  /** From the bus: this node's own have been told already, and a call may have begun anew since. */
  @Override
  public void on(Event event) {
    if (!self.equals(event.data().get("node"))) {
      heard(event);
    }
  }

  @Override
  public void onGap() {
    epochs.endAll();
    // What was missed is not known. Whoever still may begins again.
    Thread.ofVirtual().name("credentials-after-gap").start(() -> calls.cut(call -> true));
  }

  private void heard(Event event) {
    UUID workspace = event.workspaceId();
    if (workspace == null) {
      return;
    }
    if (event.type().equals(Credentials.CHANGED)) {
      epochs.end(workspace);
      UUID server = IdType.MCP_SERVER.parse(text(event, "server"));
      UUID user =
          event.data().get("user") == null ? null : IdType.PROJECT_USER.parse(text(event, "user"));
      if (Boolean.TRUE.equals(event.data().get("cut"))) {
        calls.cut(
            call -> call.server().equals(server) && (user == null || user.equals(call.user())));
      }
    } else if (event.type().equals(USER_DELETED)) {
      epochs.end(workspace);
      UUID user = IdType.PROJECT_USER.parse(text(event, "user"));
      calls.cut(call -> call.user().equals(user));
    }
  }

  private static String text(Event event, String name) {
    return String.valueOf(event.data().get(name));
  }
}
