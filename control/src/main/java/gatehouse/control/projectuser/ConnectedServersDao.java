package gatehouse.control.projectuser;

import gatehouse.control.credential.CredentialsMoved;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL that has the servers of project users follow their credentials. */
final class ConnectedServersDao {
  private static final int AT_ONCE = 1_000;

  private final Handle handle;

  ConnectedServersDao(Handle handle) {
    this.handle = handle;
  }

  /** Whose users' credentials have changed. */
  List<CredentialsMoved> waiting() {
    return handle
        .createQuery(
            "select distinct workspace_id as workspace, project_id as project"
                + " from credential_moved")
        .mapTo(CredentialsMoved.class)
        .list();
  }

  /** Whether something waits for this project. */
  boolean isWaiting(CredentialsMoved of) {
    return handle
        .createQuery(
            """
            select exists (select from credential_moved
              where workspace_id = :workspace and project_id = :project)
            """)
        .bind("workspace", of.workspace())
        .bind("project", of.project())
        .mapTo(Boolean.class)
        .one();
  }

  /** Takes some of what waits for this project; its users, each once. */
  List<UUID> take(CredentialsMoved of) {
    return handle
        .createQuery(
            """
            delete from credential_moved
            where workspace_id = :workspace and project_id = :project and id = any(array(
              select id from credential_moved
              where workspace_id = :workspace and project_id = :project order by id limit :most))
            returning project_user_id
            """)
        .bind("most", AT_ONCE)
        .bind("workspace", of.workspace())
        .bind("project", of.project())
        .mapTo(UUID.class)
        .stream()
        .distinct()
        .toList();
  }

  /** Has these follow: all that was committed until they are held. */
  void follow(CredentialsMoved of, List<UUID> users) {
    UUID[] ids = users.toArray(UUID[]::new);
    handle
        .createQuery(
            """
            select id from project_user where workspace_id = :workspace and id = any(:users)
            order by id for no key update
            """)
        .bind("workspace", of.workspace())
        .bind("users", ids)
        .mapTo(UUID.class)
        .list();
    handle
        .createUpdate(
            """
            update project_user u set servers = c.servers
            from (
              select u.id, array(
                  select server_id from credential c
                  where c.workspace_id = :workspace and c.project_user_id = u.id
                    and c.state <> 'EXPIRED'
                  order by server_id) as servers
              from project_user u where u.workspace_id = :workspace and u.id = any(:users)) c
            where u.workspace_id = :workspace and u.id = c.id and u.servers <> c.servers
            """)
        .bind("workspace", of.workspace())
        .bind("users", ids)
        .execute();
  }
}
