package gatehouse.control.account;

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

/** SQL on the table account. */
final class AccountDao {
  static final String COLUMNS =
      """
      id, email, email_key, first_name, last_name, case when name = '' then email else name end as name,
      upper(status) as status, operator, two_factor, password_hash is not null as has_password,
      locale, time_zone, last_login, created_at, version
      """;

  private final Handle handle;

  AccountDao(Handle handle) {
    this.handle = handle;
  }

  Optional<Account> byKey(String emailKey) {
    return handle
        .createQuery("select " + COLUMNS + " from account where email_key = :key")
        .bind("key", emailKey)
        .mapTo(Account.class)
        .findOne();
  }

  Optional<Account> byId(UUID id) {
    return handle
        .createQuery("select " + COLUMNS + " from account where id = :id")
        .bind("id", id)
        .mapTo(Account.class)
        .findOne();
  }

  /** Also waits for whoever changes this account at the moment. */
  Optional<Account> locked(UUID id) {
    return handle
        .createQuery("select " + COLUMNS + " from account where id = :id for update")
        .bind("id", id)
        .mapTo(Account.class)
        .findOne();
  }

  Optional<PasswordCheck> passwordByKey(String emailKey) {
    return handle
        .createQuery(
            """
            select id as account_id, upper(status) as status, password_hash as hash,
                password_changed_at as changed_at
            from account where email_key = :key
            """)
        .bind("key", emailKey)
        .mapTo(PasswordCheck.class)
        .findOne();
  }

  Optional<PasswordCheck> passwordById(UUID id) {
    return handle
        .createQuery(
            """
            select id as account_id, upper(status) as status, password_hash as hash,
                password_changed_at as changed_at
            from account where id = :id
            """)
        .bind("id", id)
        .mapTo(PasswordCheck.class)
        .findOne();
  }

  boolean insert(UUID id, NewAccount wanted, String name, Instant now) {
    return handle
            .createUpdate(
                """
                insert into account (id, email, email_key, first_name, last_name, name, password_hash,
                    password_changed_at, operator, created_at)
                values (:id, :email, :key, :firstName, :lastName, :name, :hash,
                    case when :hash::text is null then null else :now::timestamptz end, :operator, :now)
                on conflict (email_key) do nothing
                """)
            .bind("id", id)
            .bind("email", wanted.email().text())
            .bind("key", wanted.email().key())
            .bind("firstName", wanted.firstName())
            .bind("lastName", wanted.lastName())
            .bind("name", name)
            .bind("hash", wanted.passwordHash())
            .bind("operator", wanted.operator())
            .bind("now", now)
            .execute()
        == 1;
  }

  List<Account> byKeys(Collection<String> emailKeys) {
    return handle
        .createQuery("select " + COLUMNS + " from account where email_key = any(:keys)")
        .bind("keys", emailKeys.toArray(String[]::new))
        .map((row, context) -> read(row))
        .list();
  }

  /** An account without a password. */
  record Row(UUID id, EmailAddress email, String firstName, String lastName, String name) {}

  /** Answers those that were made: an address that has an account keeps it. */
  List<Account> insert(List<Row> rows, Instant now) {
    return handle
        .createQuery(
            """
            insert into account (id, email, email_key, first_name, last_name, name, created_at)
            select r.*, :now from unnest(cast(:ids as uuid[]), cast(:emails as text[]),
              cast(:keys as text[]), cast(:firsts as text[]), cast(:lasts as text[]),
              cast(:names as text[])) as r
            on conflict (email_key) do nothing
            returning
            """
                + COLUMNS)
        .bind("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
        .bind("emails", rows.stream().map(row -> row.email().text()).toArray(String[]::new))
        .bind("keys", rows.stream().map(row -> row.email().key()).toArray(String[]::new))
        .bind("firsts", rows.stream().map(Row::firstName).toArray(String[]::new))
        .bind("lasts", rows.stream().map(Row::lastName).toArray(String[]::new))
        .bind("names", rows.stream().map(Row::name).toArray(String[]::new))
        .bind("now", now)
        .map((row, context) -> read(row))
        .list();
  }

  /** For many rows: without reflection it costs a third. */
  private static Account read(ResultSet row) throws SQLException {
    OffsetDateTime lastLogin = row.getObject("last_login", OffsetDateTime.class);
    return new Account(
        row.getObject("id", UUID.class),
        row.getString("email"),
        row.getString("email_key"),
        row.getString("first_name"),
        row.getString("last_name"),
        row.getString("name"),
        AccountStatus.valueOf(row.getString("status")),
        row.getBoolean("operator"),
        row.getBoolean("two_factor"),
        row.getBoolean("has_password"),
        row.getString("locale"),
        row.getString("time_zone"),
        lastLogin == null ? null : lastLogin.toInstant(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getLong("version"));
  }

  void profile(
      UUID id, String firstName, String lastName, String name, String locale, String zone) {
    handle
        .createUpdate(
            """
            update account set first_name = :firstName, last_name = :lastName, name = :name,
                locale = :locale, time_zone = :zone, version = version + 1
            where id = :id
            """)
        .bind("id", id)
        .bind("firstName", firstName)
        .bind("lastName", lastName)
        .bind("name", name)
        .bind("locale", locale)
        .bind("zone", zone)
        .execute();
  }

  void password(UUID id, String hash, Instant now) {
    handle
        .createUpdate(
            """
            update account set password_hash = :hash, password_changed_at = :now, version = version + 1
            where id = :id
            """)
        .bind("id", id)
        .bind("hash", hash)
        .bind("now", now)
        .execute();
  }

  /** The same password under newer parameters; not when it was changed meanwhile. */
  void rehashed(UUID id, String oldHash, String newHash) {
    handle
        .createUpdate(
            "update account set password_hash = :new where id = :id and password_hash = :old")
        .bind("id", id)
        .bind("old", oldHash)
        .bind("new", newHash)
        .execute();
  }

  void twoFactor(UUID id, boolean on) {
    handle
        .createUpdate("update account set two_factor = :on, version = version + 1 where id = :id")
        .bind("id", id)
        .bind("on", on)
        .execute();
  }

  void loggedIn(UUID id, Instant now) {
    handle
        .createUpdate("update account set last_login = :now where id = :id")
        .bind("id", id)
        .bind("now", now)
        .execute();
  }

  /** False when another account has the address; the transaction can then only be ended. */
  boolean email(UUID id, EmailAddress email) {
    return Rows.updatesOne(
        handle
            .createUpdate(
                """
                update account set email = :email, email_key = :key, version = version + 1
                where id = :id
                """)
            .bind("id", id)
            .bind("email", email.text())
            .bind("key", email.key()));
  }

  boolean any() {
    return handle.createQuery("select exists (select from account)").mapTo(Boolean.class).one();
  }

  void status(UUID id, AccountStatus status) {
    handle
        .createUpdate("update account set status = :status, version = version + 1 where id = :id")
        .bind("id", id)
        .bind("status", status.code())
        .execute();
  }
}
