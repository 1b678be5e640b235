package gatehouse.control.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class AccountRegisterDao {
  private static final String WHERE =
      """
      where (cast(:search as text) is null or strpos(email_key, :search) > 0
          or strpos(lower(name), :search) > 0)
        and (case when cast(:status as text) is null then status <> 'deleted' else status = :status end)
      """;

  private final Handle handle;

  AccountRegisterDao(Handle handle) {
    this.handle = handle;
  }

  List<Account> page(
      @Nullable String search, @Nullable String status, @Nullable String after, int rows) {
    return handle
        .createQuery(
            "select "
                + AccountDao.COLUMNS
                + " from account "
                + WHERE
                + " and (cast(:after as text) is null or email_key > :after)"
                + " order by email_key limit :rows")
        .bind("search", search)
        .bind("status", status)
        .bind("after", after)
        .bind("rows", rows)
        .mapTo(Account.class)
        .list();
  }

  long count(@Nullable String search, @Nullable String status, int most) {
    return handle
        .createQuery(
            "select count(*) from (select 1 from account " + WHERE + " limit :most) counted")
        .bind("search", search)
        .bind("status", status)
        .bind("most", most)
        .mapTo(Long.class)
        .one();
  }

  /** Whoever could take the last operator away waits here. */
  void holdOperators() {
    handle.execute("select pg_advisory_xact_lock(hashtext('gatehouse.operators'))");
  }

  long activeOperators() {
    return handle
        .createQuery("select count(*) from account where operator and status = 'active'")
        .mapTo(Long.class)
        .one();
  }

  void operator(UUID id, boolean operator) {
    handle.execute(
        "update account set operator = ?, version = version + 1 where id = ?", operator, id);
  }

  void status(UUID id, String status) {
    handle.execute("update account set status = ?, version = version + 1 where id = ?", status, id);
  }

  void bury(UUID id, String name, String outside, Instant now) {
    handle
        .createUpdate(
            """
            update account set status = 'deleted', deleted_at = :now, name = :name,
              first_name = '', last_name = '', email = :outside, email_key = :outside,
              password_hash = null, operator = false, two_factor = false, version = version + 1
            where id = :id
            """)
        .bind("id", id)
        .bind("name", name)
        .bind("outside", outside)
        .bind("now", now)
        .execute();
  }
}
