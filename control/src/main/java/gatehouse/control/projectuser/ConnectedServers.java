package gatehouse.control.projectuser;

import gatehouse.control.credential.CredentialsMoved;
import gatehouse.platform.database.AtCommit;
import gatehouse.platform.database.Database;
import gatehouse.platform.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Has the servers that users show in lists follow their credentials: before the change answers as a
 * rule, a moment later while the project's figures are held by whoever counts them. Credentials
 * themselves wait for nobody, so access ends at once under any traffic.
 */
@ApplicationScoped
class ConnectedServers implements Recurring {
  private static final Logger LOG = Logger.getLogger("gatehouse.project-users");

  /**
   * Of a change that has been made and is about to answer: to count a few events takes no longer.
   */
  private static final int TRIES = 4;

  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Database database;
  private final ProjectUserNews news;
  private final AtCommit<CredentialsMoved> told = this::told;

  ConnectedServers(Database database, ProjectUserNews news) {
    this.database = database;
    this.news = news;
  }

  void moved(@Observes CredentialsMoved moved) {
    database.atCommit(told, moved);
  }

  /** Once for each project, however many changes one transaction made. */
  private void told(List<CredentialsMoved> moved) {
    Set<CredentialsMoved> projects = Set.copyOf(moved);
    database.afterCommit(() -> projects.forEach(this::soon));
  }

  private void soon(CredentialsMoved project) {
    try {
      for (int i = 0; i < TRIES && !followed(project); i++) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } catch (RuntimeException e) { // its turn comes again
      LOG.debugf("Servers of users do not follow yet: %s", e);
    }
  }

  /** False when somebody holds the project's figures. */
  private boolean followed(CredentialsMoved project) {
    return database.inWorkspace(
        project.workspace(),
        handle -> {
          boolean free = users(handle, project).holdFiguresIfFree();
          if (free) {
            // What a crash takes back still waits, and follows then.
            handle.execute("set local synchronous_commit = off");
            follow(handle, project);
          }
          return free;
        });
  }

  /** Returns when lists show all that was committed before, however long that takes. */
  void settle(UUID workspace, UUID project) {
    CredentialsMoved of = new CredentialsMoved(workspace, project);
    boolean more = true;
    while (more) {
      more =
          database.inWorkspace(
              workspace,
              handle -> {
                boolean waits = new ConnectedServersDao(handle).isWaiting(of);
                if (waits) {
                  users(handle, of).holdFigures();
                  follow(handle, of);
                }
                return waits;
              });
    }
  }

  /** While the figures are held. */
  private void follow(Handle handle, CredentialsMoved project) {
    ConnectedServersDao dao = new ConnectedServersDao(handle);
    List<UUID> users = dao.take(project);
    if (!users.isEmpty()) {
      dao.follow(project, users);
      news.changed(project.workspace(), project.project());
    }
  }

  private static ProjectUserDao users(Handle handle, CredentialsMoved of) {
    return new ProjectUserDao(handle, of.workspace(), of.project());
  }

  @Override
  public String name() {
    return "follow-credentials";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(2);
  }

  /** What could not follow at once, and what went with a server, or while none ran. */
  @Override
  public void run() {
    for (CredentialsMoved project :
        database.acrossWorkspaces(handle -> new ConnectedServersDao(handle).waiting())) {
      try {
        settle(project.workspace(), project.project());
      } catch (RuntimeException e) { // the others' turn comes all the same
        LOG.warnf("Servers of users do not follow their credentials, trying again: %s", e);
      }
    }
  }
}
