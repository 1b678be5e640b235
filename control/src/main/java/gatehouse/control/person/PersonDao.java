package gatehouse.control.person;

import gatehouse.platform.paging.Folded;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class PersonDao {
  private static final String FIELDS =
      "workspace_id, id, email, email_key, first_name, last_name, name, account_id, created_at";

  private final Handle handle;

  PersonDao(Handle handle) {
    this.handle = handle;
  }

  /**
   * The person of this address: the one that is there, or this one. An account is added, never
   * replaced.
   */
  Person ensure(Person wanted) {
    return handle
        .createQuery(
            """
            insert into person (%1$s, search_key) values (:workspaceId, :id, :email, :emailKey,
              :firstName, :lastName, :name, :accountId, :createdAt, :searchKey)
            on conflict (workspace_id, email_key) do update set
              account_id = coalesce(person.account_id, excluded.account_id),
              first_name = case when person.name = '' then excluded.first_name else person.first_name end,
              last_name = case when person.name = '' then excluded.last_name else person.last_name end,
              name = case when person.name = '' then excluded.name else person.name end,
              search_key = case when person.name = '' then excluded.search_key
                else person.search_key end
            returning %1$s
            """
                .formatted(FIELDS))
        .bindMethods(wanted)
        .bind("searchKey", searchKey(wanted.name(), wanted.emailKey()))
        .mapTo(Person.class)
        .one();
  }

  /** Who stands under an address, and whose account that is. */
  record Known(String emailKey, UUID id, @Nullable UUID account) {}

  /** As {@link #ensure(Person)} for many people of different addresses. */
  List<Known> ensureAll(UUID workspace, List<Person> wanted, Instant now) {
    return handle
        .createQuery(
            """
            insert into person (workspace_id, created_at, id, email, email_key, first_name, last_name,
              name, account_id, search_key)
            select :workspace, :now, r.* from unnest(cast(:ids as uuid[]), cast(:emails as text[]),
              cast(:keys as text[]), cast(:firsts as text[]), cast(:lasts as text[]),
              cast(:names as text[]), cast(:accounts as uuid[]), cast(:searched as text[])) as r
            on conflict (workspace_id, email_key) do update set
              account_id = coalesce(person.account_id, excluded.account_id)
            returning email_key, id, account_id
            """)
        .bind("workspace", workspace)
        .bind("now", now)
        .bind("ids", wanted.stream().map(Person::id).toArray(UUID[]::new))
        .bind("emails", wanted.stream().map(Person::email).toArray(String[]::new))
        .bind("keys", wanted.stream().map(Person::emailKey).toArray(String[]::new))
        .bind("firsts", wanted.stream().map(Person::firstName).toArray(String[]::new))
        .bind("lasts", wanted.stream().map(Person::lastName).toArray(String[]::new))
        .bind("names", wanted.stream().map(Person::name).toArray(String[]::new))
        .bind("accounts", wanted.stream().map(Person::accountId).toArray(UUID[]::new))
        .bind(
            "searched",
            wanted.stream()
                .map(one -> searchKey(one.name(), one.emailKey()))
                .toArray(String[]::new))
        .map((row, context) ->
            new Known(
                row.getString("email_key"),
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class)))
        .list();
  }

  Optional<Person> byAccount(UUID workspace, UUID account) {
    return handle
        .createQuery(
            "select "
                + FIELDS
                + " from person where workspace_id = :workspace and account_id = :account")
        .bind("workspace", workspace)
        .bind("account", account)
        .mapTo(Person.class)
        .findOne();
  }

  List<Person> byKeys(UUID workspace, Collection<String> emailKeys) {
    return handle
        .createQuery(
            "select "
                + FIELDS
                + " from person where workspace_id = :workspace and email_key = any(:keys)")
        .bind("workspace", workspace)
        .bind("keys", emailKeys.toArray(String[]::new))
        .mapTo(Person.class)
        .list();
  }

  /** One row to be made where there is none. */
  record Row(UUID id, String email, String emailKey) {}

  void ensure(UUID workspace, List<Row> rows, Instant now) {
    handle
        .createUpdate(
            """
            insert into person (workspace_id, id, email, email_key, search_key, created_at)
            select :workspace, r.id, r.email, r.key, r.search, :now
            from unnest(cast(:ids as uuid[]), cast(:emails as text[]), cast(:keys as text[]),
                cast(:searchKeys as text[])) as r (id, email, key, search)
            on conflict (workspace_id, email_key) do nothing
            """)
        .bind("workspace", workspace)
        .bind("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
        .bind("emails", rows.stream().map(Row::email).toArray(String[]::new))
        .bind("keys", rows.stream().map(Row::emailKey).toArray(String[]::new))
        .bind(
            "searchKeys",
            rows.stream().map(row -> searchKey("", row.emailKey())).toArray(String[]::new))
        .bind("now", now)
        .execute();
  }

  List<Person> doubles(UUID account, String emailKey) {
    return handle
        .createQuery(
            "select "
                + FIELDS
                + """
                 from person where email_key = :key and account_id is null and workspace_id in
                  (select workspace_id from person where account_id = :account)
                order by workspace_id
                """)
        .bind("key", emailKey)
        .bind("account", account)
        .mapTo(Person.class)
        .list();
  }

  void retire(UUID workspace, UUID id, String key) {
    handle.execute(
        "update person set email = ?, email_key = ?, search_key = '' where workspace_id = ? and id = ?",
        key,
        key,
        workspace,
        id);
  }

  void describe(
      UUID account, String email, String emailKey, String first, String last, String name) {
    handle
        .createUpdate(
            """
            update person set email = :email, email_key = :emailKey, first_name = :first,
              last_name = :last, name = :name, search_key = :searchKey
            where account_id = :account
            """)
        .bind("account", account)
        .bind("searchKey", searchKey(name, emailKey))
        .bind("email", email)
        .bind("emailKey", emailKey)
        .bind("first", first)
        .bind("last", last)
        .bind("name", name)
        .execute();
  }

  void bury(UUID account, String name, String emailKey) {
    handle
        .createUpdate(
            """
            update person set email = :emailKey, email_key = :emailKey, first_name = '',
              last_name = '', name = :name, search_key = '', account_id = null where account_id = :account
            """)
        .bind("account", account)
        .bind("name", name)
        .bind("emailKey", emailKey)
        .execute();
  }

  /** What a person is found by: name and address, folded. */
  private static String searchKey(String name, String emailKey) {
    return Folded.of(name) + " " + emailKey;
  }
}
