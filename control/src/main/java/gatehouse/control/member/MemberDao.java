package gatehouse.control.member;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

final class MemberDao {
  private static final String SELECT =
      """
      select m.workspace_id, m.id, m.person_id, p.account_id, m.email, m.name, p.first_name,
        p.last_name, m.role, m.status, m.banned_until, m.two_factor, m.identity_provider,
        nullif(m.last_login, '-infinity') as last_login, m.created_at, m.version
      from member m join person p on p.workspace_id = m.workspace_id and p.id = m.person_id
      """;

  private final Handle handle;

  MemberDao(Handle handle) {
    this.handle = handle;
  }

  /** False when the person is a member already. */
  boolean add(Member member, String nameKey, String emailKey) {
    return handle
            .createUpdate(
                """
                insert into member (workspace_id, id, person_id, name, name_key, first_name,
                  last_name, email, email_key, role, status, two_factor, identity_provider,
                  created_at)
                values (:workspace, :id, :person, :name, :nameKey, :firstName, :lastName, :email,
                  :emailKey, :role, :status, :twoFactor, :provider, :createdAt)
                on conflict (workspace_id, person_id) do nothing
                """)
            .bind("workspace", member.workspaceId())
            .bind("id", member.id())
            .bind("person", member.personId())
            .bind("name", member.name())
            .bind("nameKey", nameKey)
            .bind("firstName", member.firstName())
            .bind("lastName", member.lastName())
            .bind("email", member.email())
            .bind("emailKey", emailKey)
            .bind("role", member.role().code())
            .bind("status", member.status().code())
            .bind("twoFactor", member.twoFactor())
            .bind("provider", member.identityProvider())
            .bind("createdAt", member.createdAt())
            .execute()
        == 1;
  }

  Optional<Member> find(UUID workspace, UUID id) {
    return handle
        .createQuery(SELECT + "where m.workspace_id = :workspace and m.id = :id")
        .bind("workspace", workspace)
        .bind("id", id)
        .map(new Rows())
        .findOne();
  }

  Optional<Member> byPerson(UUID workspace, UUID person) {
    return handle
        .createQuery(SELECT + "where m.workspace_id = :workspace and m.person_id = :person")
        .bind("workspace", workspace)
        .bind("person", person)
        .map(new Rows())
        .findOne();
  }

  /** Those of these ids that are there, in no order. */
  List<Member> some(UUID workspace, List<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : handle
            .createQuery(SELECT + "where m.workspace_id = :workspace and m.id = any(:ids)")
            .bind("workspace", workspace)
            .bind("ids", ids.toArray(UUID[]::new))
            .map(new Rows())
            .list();
  }

  Optional<UUID> account(UUID workspace, UUID member) {
    return handle
        .createQuery(
            """
            select p.account_id from member m
              join person p on p.workspace_id = m.workspace_id and p.id = m.person_id
            where m.workspace_id = :workspace and m.id = :member and p.account_id is not null
            """)
        .bind("workspace", workspace)
        .bind("member", member)
        .mapTo(UUID.class)
        .findOne();
  }

  /** The member that an account is in a workspace. */
  Optional<UUID> ofAccount(UUID workspace, UUID account) {
    return handle
        .createQuery(
            """
            select m.id from person p
              join member m on m.workspace_id = p.workspace_id and m.person_id = p.id
            where p.workspace_id = :workspace and p.account_id = :account
            """)
        .bind("workspace", workspace)
        .bind("account", account)
        .mapTo(UUID.class)
        .findOne();
  }

  void remove(UUID workspace, UUID id) {
    handle.execute("delete from member where workspace_id = ? and id = ?", workspace, id);
  }

  void signedIn(UUID account, Instant at) {
    handle
        .createUpdate(
            """
            update member m set last_login = :at from person p
            where p.account_id = :account and m.workspace_id = p.workspace_id
              and m.person_id = p.id and m.status = 1
            """)
        .bind("account", account)
        .bind("at", at)
        .execute();
  }

  /** Takes over what an account is called now. */
  void describe(Account account, String name, String nameKey) {
    handle
        .createUpdate(
            """
            update member m set email = :email, email_key = :emailKey, first_name = :firstName,
              last_name = :lastName, name = :name, name_key = :nameKey, version = m.version + 1
            from person p where p.account_id = :account and m.workspace_id = p.workspace_id
              and m.person_id = p.id
            """)
        .bind("account", account.id())
        .bind("email", account.email())
        .bind("emailKey", account.emailKey())
        .bind("firstName", account.firstName())
        .bind("lastName", account.lastName())
        .bind("name", name)
        .bind("nameKey", nameKey)
        .execute();
  }

  void twoFactor(UUID account, boolean on) {
    handle
        .createUpdate(
            """
            update member m set two_factor = :on, version = m.version + 1
            from person p where p.account_id = :account and m.workspace_id = p.workspace_id
              and m.person_id = p.id and m.two_factor <> :on
            """)
        .bind("account", account)
        .bind("on", on)
        .execute();
  }

  List<Member> ofAccount(UUID account) {
    return handle
        .createQuery(SELECT + "where p.account_id = :account")
        .bind("account", account)
        .map(new Rows())
        .list();
  }

  void forEach(UUID workspace, BiConsumer<UUID, String> each) {
    try (var rows =
        handle
            .createQuery(
                """
                select id, case when name = '' then email else name end as shown from member
                where workspace_id = :workspace order by id
                """)
            .bind("workspace", workspace)
            .setFetchSize(1_000)
            .map((row, context) ->
                Map.entry(row.getObject("id", UUID.class), row.getString("shown")))
            .stream()) {
      rows.forEach(row -> each.accept(row.getKey(), row.getValue()));
    }
  }

  private static final class Rows implements RowMapper<Member> {
    @Override
    public Member map(ResultSet row, StatementContext context) throws SQLException {
      return new Member(
          row.getObject("workspace_id", UUID.class),
          row.getObject("id", UUID.class),
          row.getObject("person_id", UUID.class),
          row.getObject("account_id", UUID.class),
          row.getString("email"),
          row.getString("name"),
          row.getString("first_name"),
          row.getString("last_name"),
          Role.of(row.getInt("role")),
          MemberStatus.of(row.getInt("status")),
          instant(row, "banned_until"),
          row.getBoolean("two_factor"),
          row.getObject("identity_provider", UUID.class),
          instant(row, "last_login"),
          row.getObject("created_at", OffsetDateTime.class).toInstant(),
          row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
      OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    }
  }
}
