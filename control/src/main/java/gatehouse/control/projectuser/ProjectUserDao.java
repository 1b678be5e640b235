package gatehouse.control.projectuser;

import gatehouse.platform.database.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL on the table project_user, but for its list. */
final class ProjectUserDao {
  private final Handle handle;
  private final UUID workspace;
  private final UUID project;

  ProjectUserDao(Handle handle, UUID workspace, UUID project) {
    this.handle = handle;
    this.workspace = workspace;
    this.project = project;
  }

  /** How many users each project of a workspace has. */
  static Map<UUID, Long> counts(Handle handle, UUID workspace) {
    return Rows.counts(
        handle
            .createQuery(
                """
                select project_id, sum(n)::bigint as users from project_user_count
                where workspace_id = :workspace and dimension = 'facet' group by project_id
                """)
            .bind("workspace", workspace));
  }

  Optional<UUID> idOf(UUID person) {
    return handle
        .createQuery(
            """
            select id from project_user
            where workspace_id = :workspace and project_id = :project and person_id = :person
            """)
        .bind("workspace", workspace)
        .bind("project", project)
        .bind("person", person)
        .mapTo(UUID.class)
        .findOne();
  }

  /** Of those who are users, by the address's key. */
  Map<String, UUID> idsOf(Collection<String> emailKeys) {
    Map<String, UUID> ids = new HashMap<>();
    handle
        .createQuery(
            """
            select email_key, id from project_user
            where workspace_id = :workspace and project_id = :project and email_key = any(:keys)
            """)
        .bind("workspace", workspace)
        .bind("project", project)
        .bind("keys", emailKeys.toArray(String[]::new))
        .map((row, context) -> ids.put(row.getString("email_key"), row.getObject("id", UUID.class)))
        .list();
    return ids;
  }

  /** False when the person is there already. */
  boolean insert(UUID id, UUID person, Instant now) {
    return handle
            .createUpdate(
                """
                insert into project_user (workspace_id, project_id, id, person_id, email, email_key,
                  name, search_key, created_at)
                select workspace_id, :project, :id, id, email, email_key, name, search_key, :now
                from person where workspace_id = :workspace and id = :person
                on conflict (workspace_id, project_id, person_id) do nothing
                """)
            .bind("workspace", workspace)
            .bind("project", project)
            .bind("id", id)
            .bind("person", person)
            .bind("now", now)
            .execute()
        == 1;
  }

  Optional<ProjectUser> find(UUID id) {
    return handle
        .createQuery(
            """
            select workspace_id, project_id, id, person_id, email, email_key, test
            from project_user
            where workspace_id = :workspace and project_id = :project and id = :id
            """)
        .bind("workspace", workspace)
        .bind("project", project)
        .bind("id", id)
        .mapTo(ProjectUser.class)
        .findOne();
  }

  /** By address. */
  List<ProjectUser> testPeople() {
    return handle
        .createQuery(
            """
            select workspace_id, project_id, id, person_id, email, email_key, test
            from project_user
            where workspace_id = :workspace and project_id = :project and test order by email_key
            """)
        .bind("workspace", workspace)
        .bind("project", project)
        .mapTo(ProjectUser.class)
        .list();
  }

  void markAsTest(UUID id) {
    handle.execute(
        "update project_user set test = true where workspace_id = ? and id = ?", workspace, id);
  }

  /** The project is not deleted until the transaction ends; false when it is gone. */
  boolean keepProject() {
    return handle
        .createQuery(
            "select true from project where workspace_id = :workspace and id = :project for key share")
        .bind("workspace", workspace)
        .bind("project", project)
        .mapTo(Boolean.class)
        .findOne()
        .isPresent();
  }

  /** The user is not deleted until the transaction ends; false when they are gone. */
  boolean keep(UUID id) {
    return handle
        .createQuery(
            """
            select true from project_user
            where workspace_id = :workspace and project_id = :project and id = :id for key share
            """)
        .bind("workspace", workspace)
        .bind("project", project)
        .bind("id", id)
        .mapTo(Boolean.class)
        .findOne()
        .isPresent();
  }

  /** Holds the project's figures, as whoever changes several of its users does first. */
  void holdFigures() {
    handle
        .createQuery(
            """
            select true from project_activity
            where workspace_id = :workspace and project_id = :project for update
            """)
        .bind("workspace", workspace)
        .bind("project", project)
        .mapTo(Boolean.class)
        .findOne();
  }

  /** The same, unless somebody else does: then false. Nobody holds what was never counted. */
  boolean holdFiguresIfFree() {
    return handle
        .createQuery(
            """
            with held as (
              select from project_activity
              where workspace_id = :workspace and project_id = :project for update skip locked)
            select exists (select from held) or not exists (
              select from project_activity
              where workspace_id = :workspace and project_id = :project)
            """)
        .bind("workspace", workspace)
        .bind("project", project)
        .mapTo(Boolean.class)
        .one();
  }

  /** False when it is gone already. */
  boolean delete(UUID id) {
    return handle.execute(
            "delete from project_user where workspace_id = ? and project_id = ? and id = ?",
            workspace,
            project,
            id)
        == 1;
  }
}
