package gatehouse.control.group;

import gatehouse.platform.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** SQL on the tables team, tag and site, which are alike; one kind each. */
final class GroupDao {
  private static final String FIELDS = "id, name, name_key, created_at, version";

  private final Handle handle;
  private final UUID workspace;
  private final GroupKind kind;

  GroupDao(Handle handle, UUID workspace, GroupKind kind) {
    this.handle = handle;
    this.workspace = workspace;
    this.kind = kind;
  }

  /** Behind a name's key, in the order of names; {@code search} is folded. */
  List<Group> page(@Nullable String search, @Nullable String after, int limit) {
    Query query =
        of(
            """
            select <fields> from <table> where workspace_id = :workspace
              and name_key > :after and strpos(name_key, :search) > 0
            order by name_key limit :limit
            """);
    return groups(
        query
            .bind("after", after == null ? "" : after)
            .bind("search", search == null ? "" : search)
            .bind("limit", limit));
  }

  long count(@Nullable String search) {
    return of("""
    select count(*) from <table> where workspace_id = :workspace and strpos(name_key, :search) > 0
    """)
        .bind("search", search == null ? "" : search)
        .mapTo(Long.class)
        .one();
  }

  Optional<Group> find(UUID id) {
    return groups(
            of("select <fields> from <table> where workspace_id = :workspace and id = :id")
                .bind("id", id))
        .stream()
        .findFirst();
  }

  /** As {@link #find}; nobody else changes it or gives it to a member until the end. */
  Optional<Group> locked(UUID id) {
    return groups(
            of("""
            select <fields> from <table> where workspace_id = :workspace and id = :id for update
            """)
                .bind("id", id))
        .stream()
        .findFirst();
  }

  List<Group> some(Collection<UUID> ids) {
    return groups(
        of("select <fields> from <table> where workspace_id = :workspace and id = any(:ids)")
            .bind("ids", ids.toArray(UUID[]::new)));
  }

  /** As {@link #some}; none of them is deleted before the end of the transaction. */
  List<Group> held(Collection<UUID> ids) {
    return groups(
        of("""
        select <fields> from <table> where workspace_id = :workspace and id = any(:ids)
        order by id for key share
        """)
            .bind("ids", ids.toArray(UUID[]::new)));
  }

  /** As {@link #held}, by the keys of names. */
  List<Group> heldByName(Collection<String> keys) {
    return groups(
        of("""
        select <fields> from <table> where workspace_id = :workspace and name_key = any(:keys)
        order by id for key share
        """)
            .bind("keys", keys.toArray(String[]::new)));
  }

  /** False when there is one of this name. */
  boolean insert(UUID id, GroupName name, Instant now) {
    return handle
            .createUpdate(
                """
                insert into <table> (workspace_id, id, name, name_key, created_at)
                values (:workspace, :id, :name, :key, :now)
                on conflict (workspace_id, name_key) do nothing
                """)
            .define("table", kind.label())
            .bind("workspace", workspace)
            .bind("id", id)
            .bind("name", name.text())
            .bind("key", name.key())
            .bind("now", now)
            .execute()
        == 1;
  }

  /** False when another has this name; the transaction can then only be ended. */
  boolean rename(UUID id, GroupName name) {
    return Rows.updatesOne(
        handle
            .createUpdate(
                """
                update <table> set name = :name, name_key = :key, version = version + 1
                where workspace_id = :workspace and id = :id
                """)
            .define("table", kind.label())
            .bind("workspace", workspace)
            .bind("id", id)
            .bind("name", name.text())
            .bind("key", name.key()));
  }

  void delete(UUID id) {
    handle
        .createUpdate("delete from <table> where workspace_id = :workspace and id = :id")
        .define("table", kind.label())
        .bind("workspace", workspace)
        .bind("id", id)
        .execute();
  }

  private Query of(String sql) {
    return handle
        .createQuery(sql)
        .define("table", kind.label())
        .define("fields", FIELDS)
        .bind("workspace", workspace);
  }

  private List<Group> groups(Query query) {
    return query.map((row, context) -> read(row)).list();
  }

  private Group read(ResultSet row) throws SQLException {
    return new Group(
        kind,
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("name_key"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getLong("version"));
  }
}
