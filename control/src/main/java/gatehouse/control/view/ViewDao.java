package gatehouse.control.view;

import gatehouse.platform.database.RecordArguments;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL on the table saved_view. */
final class ViewDao {
  private static final String FIELDS =
      "id, list, name, owner_account, shared, address, created_at, version";

  private final Handle handle;
  private final UUID workspace;

  ViewDao(Handle handle, UUID workspace) {
    this.handle = handle;
    this.workspace = workspace;
  }

  /** One's own and the shared ones, by name. */
  List<SavedView> seenBy(UUID account, String list) {
    return handle
        .createQuery(
            "select "
                + FIELDS
                + """
                 from saved_view
                where workspace_id = :workspace and list = :list
                  and (owner_account = :account or shared)
                order by lower(name), id
                """)
        .bind("workspace", workspace)
        .bind("list", list)
        .bind("account", account)
        .mapTo(SavedView.class)
        .list();
  }

  Optional<SavedView> find(UUID id) {
    return handle
        .createQuery(
            "select " + FIELDS + " from saved_view where workspace_id = :workspace and id = :id")
        .bind("workspace", workspace)
        .bind("id", id)
        .mapTo(SavedView.class)
        .findOne();
  }

  long countOf(UUID account) {
    return handle
        .createQuery(
            "select count(*) from saved_view"
                + " where workspace_id = :workspace and owner_account = :account")
        .bind("workspace", workspace)
        .bind("account", account)
        .mapTo(Long.class)
        .one();
  }

  /** False when its owner has one of this name. */
  boolean insert(SavedView view) {
    return handle
            .createUpdate(
                """
                insert into saved_view
                  (workspace_id, id, list, name, owner_account, shared, address, created_at)
                values (:workspace, :id, :list, :name, :ownerAccount, :shared, :address, :createdAt)
                on conflict do nothing
                """)
            .bind("workspace", workspace)
            .bindNamedArgumentFinder(new RecordArguments(view))
            .execute()
        == 1;
  }

  /** False when its owner has another of this name. */
  boolean update(SavedView view) {
    return handle
            .createUpdate(
                """
                update saved_view v set name = :name, shared = :shared, address = :address,
                  version = version + 1
                where workspace_id = :workspace and id = :id and not exists (
                  select from saved_view o where o.workspace_id = :workspace and o.list = v.list
                    and o.owner_account = v.owner_account and lower(o.name) = lower(:name)
                    and o.id <> v.id)
                """)
            .bind("workspace", workspace)
            .bindNamedArgumentFinder(new RecordArguments(view))
            .execute()
        == 1;
  }

  void delete(UUID id) {
    handle.execute("delete from saved_view where workspace_id = ? and id = ?", workspace, id);
  }
}
