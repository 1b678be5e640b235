package gatehouse.control.project;

import gatehouse.platform.database.RecordArguments;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** SQL on the table project. */
final class ProjectDao {
  private static final String FIELDS =
      "workspace_id, id, slug, name, description, created_at, version";

  private final Handle handle;
  private final UUID workspace;

  ProjectDao(Handle handle, UUID workspace) {
    this.handle = handle;
    this.workspace = workspace;
  }

  /** Behind a slug, in the order of slugs; {@code search} is in lower case. */
  List<Project> page(String search, @Nullable String after, int limit) {
    return of("""
    select <fields> from project where workspace_id = :workspace and slug > :after
      and (strpos(slug, :search) > 0 or strpos(lower(name), :search) > 0)
    order by slug limit :limit
    """)
        .bind("after", after == null ? "" : after)
        .bind("search", search)
        .bind("limit", limit)
        .mapTo(Project.class)
        .list();
  }

  long count(String search) {
    return of("""
    select count(*) from project where workspace_id = :workspace
      and (strpos(slug, :search) > 0 or strpos(lower(name), :search) > 0)
    """)
        .bind("search", search)
        .mapTo(Long.class)
        .one();
  }

  Optional<Project> find(UUID id) {
    return one("select <fields> from project where workspace_id = :workspace and id = :id", id);
  }

  /** As {@link #find}; nobody else changes it or puts anything into it until the end. */
  Optional<Project> locked(UUID id) {
    return one(
        "select <fields> from project where workspace_id = :workspace and id = :id for update", id);
  }

  /** As {@link #find}; it is not deleted, and nobody else holds it, until the end. */
  Optional<Project> held(UUID id) {
    return one(
        """
        select <fields> from project where workspace_id = :workspace and id = :id
        for no key update
        """,
        id);
  }

  Optional<Project> bySlug(String slug) {
    return of("select <fields> from project where workspace_id = :workspace and slug = :slug")
        .bind("slug", slug)
        .mapTo(Project.class)
        .findOne();
  }

  /** False when the slug is taken. */
  boolean insert(Project project) {
    return handle
            .createUpdate(
                """
                insert into project (workspace_id, id, slug, name, description, created_at)
                values (:workspaceId, :id, :slug, :name, :description, :createdAt)
                on conflict (workspace_id, slug) do nothing
                """)
            .bindNamedArgumentFinder(new RecordArguments(project))
            .execute()
        == 1;
  }

  void update(UUID id, String name, String description) {
    handle.execute(
        """
        update project set name = ?, description = ?, version = version + 1
        where workspace_id = ? and id = ?
        """,
        name,
        description,
        workspace,
        id);
  }

  void delete(UUID id) {
    handle.execute("delete from project where workspace_id = ? and id = ?", workspace, id);
  }

  private Optional<Project> one(String sql, UUID id) {
    return of(sql).bind("id", id).mapTo(Project.class).findOne();
  }

  private Query of(String sql) {
    return handle.createQuery(sql).define("fields", FIELDS).bind("workspace", workspace);
  }
}
