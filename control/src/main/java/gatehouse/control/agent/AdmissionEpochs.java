package gatehouse.control.agent;

import gatehouse.control.account.AccountChanged;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectNews;
import gatehouse.platform.events.Epochs;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.EventBus;
import gatehouse.platform.events.Events;
import gatehouse.platform.ids.IdType;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends what was granted as soon as something changes that it rests on: the project, its agents and
 * keys, a project user, a member, an account. On this node before the change answers, on the others
 * by the event.
 */
@ApplicationScoped
class AdmissionEpochs implements EventBus.Listener {
  private static final String ACCOUNT_CHANGED = "account.changed";
  private static final Set<String> OF_WORKSPACE = Set.of("member.changed", "project-user.deleted");

  private final EventBus bus;
  private final Events events;
  private final Epochs workspaces = new Epochs();
  private final Epochs projects = new Epochs();
  private final AtomicLong changes = new AtomicLong();
  private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();

  AdmissionEpochs(EventBus bus, Events events) {
    this.bus = bus;
    this.events = events;
  }

  void start(@Observes @Priority(1) StartupEvent event) {
    bus.subscribe(this);
    events.promptly(this::on);
  }

  /** Has {@code listener} told whenever something ended; it must be quick. */
  void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** The same for as long as what was read for the project holds. */
  long of(Project project) {
    return of(project.workspaceId(), project.id());
  }

  /** The same for as long as nothing at all ended. */
  long changes() {
    return changes.get();
  }

  private long of(UUID workspace, UUID project) {
    return workspaces.of(workspace) + projects.of(project);
  }

  /** An operator disabled or deleted an account, or its address is another. */
  void accountChanged(@Observes AccountChanged change) {
    if (change.before().status() != change.after().status()
        || !change.before().emailKey().equals(change.after().emailKey())) {
      events.publish(new Event(ACCOUNT_CHANGED, null, change.after().id(), null, Map.of()));
    }
  }

  @Override
  public void on(Event event) {
    UUID workspace = event.workspaceId();
    if (event.type().equals(ACCOUNT_CHANGED)) {
      end(workspaces::endAll); // it may be somebody in any of them
    } else if (workspace != null && OF_WORKSPACE.contains(event.type())) {
      end(() -> workspaces.end(workspace));
    } else if (event.type().equals(ProjectNews.CHANGED)
        && !"servers".equals(event.data().get("what"))
        && event.data().get("project") instanceof String project) {
      end(() -> projects.end(IdType.PROJECT.parse(project)));
    }
  }

  @Override
  public void onGap() {
    end(workspaces::endAll);
  }

  private void end(Runnable epoch) {
    // In this order: whoever finds no change also found the epoch that what they read belongs to.
    changes.incrementAndGet();
    epoch.run();
    listeners.forEach(Runnable::run);
  }
}
