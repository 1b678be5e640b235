package gatehouse.control.apitoken;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on the table personal_token; reads the account beside it. */
final class PersonalTokenDao {
  private static final String HOLDER =
      """
      select t.id, t.account_id, case when a.name = '' then a.email else a.name end as name,
          a.email, a.operator, a.two_factor, t.may_write, t.last_used
      from personal_token t join account a on a.id = t.account_id
      where t.expires_at > :now and a.status = 'active'
      """;

  private final Handle handle;

  PersonalTokenDao(Handle handle) {
    this.handle = handle;
  }

  record Holder(
      UUID id,
      UUID accountId,
      String name,
      String email,
      boolean operator,
      boolean twoFactor,
      boolean mayWrite,
      @Nullable Instant lastUsed) {}

  Optional<Holder> holder(byte[] hash, Instant now) {
    return handle
        .createQuery(HOLDER + "and t.token_hash = :hash")
        .bind("hash", hash)
        .bind("now", now)
        .mapTo(Holder.class)
        .findOne();
  }

  Optional<Holder> holder(UUID id, Instant now) {
    return handle
        .createQuery(HOLDER + "and t.id = :id")
        .bind("id", id)
        .bind("now", now)
        .mapTo(Holder.class)
        .findOne();
  }

  void used(UUID id, Instant now) {
    handle
        .createUpdate("update personal_token set last_used = :now where id = :id")
        .bind("id", id)
        .bind("now", now)
        .execute();
  }

  List<PersonalToken> of(UUID account) {
    return handle
        .createQuery(
            """
            select id, name, hint, may_write, created_at, expires_at, last_used
            from personal_token where account_id = :account order by created_at desc, id
            """)
        .bind("account", account)
        .mapTo(PersonalToken.class)
        .list();
  }

  /** Nothing when the account has too many. */
  boolean insert(UUID account, PersonalToken token, byte[] hash, int most) {
    return handle
            .createUpdate(
                """
                insert into personal_token (id, account_id, name, token_hash, hint, may_write,
                    created_at, expires_at)
                select :id, :account, :name, :hash, :hint, :mayWrite, :createdAt, :expiresAt
                where (select count(*) from personal_token where account_id = :account) < :most
                """)
            .bind("id", token.id())
            .bind("account", account)
            .bind("name", token.name())
            .bind("hash", hash)
            .bind("hint", token.hint())
            .bind("mayWrite", token.mayWrite())
            .bind("createdAt", token.createdAt())
            .bind("expiresAt", token.expiresAt())
            .bind("most", most)
            .execute()
        == 1;
  }

  int deleteAll(UUID account) {
    return handle
        .createUpdate("delete from personal_token where account_id = :account")
        .bind("account", account)
        .execute();
  }

  Optional<String> delete(UUID account, UUID id) {
    return handle
        .createQuery(
            "delete from personal_token where id = :id and account_id = :account returning name")
        .bind("id", id)
        .bind("account", account)
        .mapTo(String.class)
        .findOne();
  }
}
