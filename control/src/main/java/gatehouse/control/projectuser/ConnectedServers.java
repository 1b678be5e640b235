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
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Has the servers that users show in lists follow their credentials: before the change answers as a
 * rule, a moment later while the project's figures are held by whoever counts them. Credentials
 * themselves wait for nobody, so access ends at once under any traffic.
 */
@ApplicationScoped
class ConnectedServers implements Recurring {
  private static final Logger LOG = Logger.getLogger("gatehouse.project-users");

  /** Of a change that has been made and is about to answer. */
  private static final String PATIENCE = "50ms";

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
      database.<@Nullable Void>inWorkspace(
          project.workspace(),
          handle -> {
            handle.execute("select set_config('lock_timeout', ?, true)", PATIENCE);
            // What a crash takes back still waits, and follows then.
            handle.execute("set local synchronous_commit = off");
            follow(handle, project);
            return null;
          });
    } catch (RuntimeException e) { // its turn comes again
      LOG.debugf("Servers of users do not follow yet: %s", e);
    }
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
                  follow(handle, of);
                }
                return waits;
              });
    }
  }

  private void follow(Handle handle, CredentialsMoved project) {
    new ProjectUserDao(handle, project.workspace(), project.project()).holdFigures();
    ConnectedServersDao dao = new ConnectedServersDao(handle);
    List<UUID> users = dao.take(project);
    if (!users.isEmpty()) {
      dao.follow(project, users);
      news.changed(project.workspace(), project.project());
    }
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
