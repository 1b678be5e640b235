package gatehouse.control.person;

import gatehouse.platform.paging.Folded;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

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
