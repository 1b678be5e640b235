package gatehouse.control.member;

import gatehouse.control.access.Role;
import gatehouse.control.person.Person;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on the table member for those who were invited. */
final class InvitedMemberDao {
  private final Handle handle;

  InvitedMemberDao(Handle handle) {
    this.handle = handle;
  }

  List<InvitedMembers.Place> places(UUID workspace, Collection<UUID> people) {
    return handle
        .createQuery(
            """
            select person_id, id, role, status from member
            where workspace_id = :workspace and person_id = any(:people)
            """)
        .bind("workspace", workspace)
        .bind("people", people.toArray(UUID[]::new))
        .map((row, context) ->
            new InvitedMembers.Place(
                row.getObject("person_id", UUID.class),
                row.getObject("id", UUID.class),
                Role.of(row.getInt("role")),
                MemberStatus.of(row.getInt("status"))))
        .list();
  }

  /** One member to be made. */
  record Row(UUID id, Person person, String nameKey) {}

  /**
   * The values come along instead of being read from person: while a table's statistics are old,
   * such a join of ten thousand rows looks at each row ten thousand times.
   */
  void add(UUID workspace, List<Row> rows, Role role, Instant now) {
    handle
        .createUpdate(
            """
            insert into member (workspace_id, id, person_id, name, name_key, first_name, last_name,
              email, email_key, role, status, created_at)
            select :workspace, r.id, r.person, r.name, r.name_key, r.first_name, r.last_name,
              r.email, r.email_key, :role, 0, :now
            from unnest(cast(:ids as uuid[]), cast(:people as uuid[]), cast(:names as text[]),
                cast(:nameKeys as text[]), cast(:firstNames as text[]), cast(:lastNames as text[]),
                cast(:emails as text[]), cast(:emailKeys as text[]))
              as r (id, person, name, name_key, first_name, last_name, email, email_key)
            """)
        .bind("workspace", workspace)
        .bind("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
        .bind("people", rows.stream().map(row -> row.person().id()).toArray(UUID[]::new))
        .bind("names", texts(rows, row -> row.person().name()))
        .bind("firstNames", texts(rows, row -> row.person().firstName()))
        .bind("lastNames", texts(rows, row -> row.person().lastName()))
        .bind("emails", texts(rows, row -> row.person().email()))
        .bind("emailKeys", texts(rows, row -> row.person().emailKey()))
        .bind("nameKeys", texts(rows, Row::nameKey))
        .bind("role", role.code())
        .bind("now", now)
        .execute();
  }

  private static String[] texts(List<Row> rows, Function<Row, String> of) {
    return rows.stream().map(of).toArray(String[]::new);
  }

  int moveTo(UUID workspace, Collection<UUID> members, Role role) {
    return handle
        .createUpdate(
            """
            update member set role = :role, version = version + 1
            where workspace_id = :workspace and id = any(:members) and status = 0
            """)
        .bind("role", role.code())
        .bind("workspace", workspace)
        .bind("members", members.toArray(UUID[]::new))
        .execute();
  }

  boolean awaits(UUID workspace, String emailKey) {
    return handle
        .createQuery(
            """
            select exists (select from member
              where workspace_id = :workspace and email_key = :key and status = 0)
            """)
        .bind("workspace", workspace)
        .bind("key", emailKey)
        .mapTo(Boolean.class)
        .one();
  }

  /** False when they have come already. */
  boolean arrive(
      UUID workspace, UUID id, String nameKey, boolean twoFactor, @Nullable UUID provider) {
    return handle
            .createUpdate(
                """
                update member m set status = 1, name = p.name, name_key = :nameKey,
                  first_name = p.first_name, last_name = p.last_name, two_factor = :twoFactor,
                  identity_provider = :provider, version = m.version + 1
                from person p
                where m.workspace_id = :workspace and m.id = :id and m.status = 0
                  and p.workspace_id = m.workspace_id and p.id = m.person_id
                """)
            .bind("workspace", workspace)
            .bind("id", id)
            .bind("nameKey", nameKey)
            .bind("twoFactor", twoFactor)
            .bind("provider", provider)
            .execute()
        == 1;
  }

  List<String> adminAddresses(UUID workspace) {
    return handle
        .createQuery(
            """
            select email from member where workspace_id = :workspace and role = 4 and status = 1
            order by id
            """)
        .bind("workspace", workspace)
        .mapTo(String.class)
        .list();
  }
}
