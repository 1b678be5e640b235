package gatehouse.control.member;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on the table member for many who come at once: one statement, not one each. */
final class IntakeDao {
  private final Handle handle;
  private final UUID workspace;

  IntakeDao(Handle handle, UUID workspace) {
    this.handle = handle;
    this.workspace = workspace;
  }

  /** Who stands under an address already. */
  record Known(String emailKey, UUID id, MemberStatus status) {}

  /**
   * Address by address: while a table's statistics are old, it may look cheaper to read all of a
   * workspace for each thousand.
   */
  List<Known> known(Collection<String> emailKeys) {
    return handle
        .createQuery(
            """
            select m.email_key, m.id, m.status from unnest(:keys) k (key) cross join lateral (
              select email_key, id, status from member
              where workspace_id = :workspace and email_key = k.key offset 0) m
            """)
        .bind("workspace", workspace)
        .bind("keys", emailKeys.toArray(String[]::new))
        .map((row, context) ->
            new Known(
                row.getString("email_key"),
                row.getObject("id", UUID.class),
                MemberStatus.of(row.getInt("status"))))
        .list();
  }

  /** A member to be made, and their place. */
  record Row(
      Member member,
      String emailKey,
      @Nullable UUID team,
      Collection<UUID> tags,
      Collection<UUID> sites) {}

  /** Answers the people who are members now because of this. */
  Set<UUID> insert(List<Row> rows, Instant now) {
    return handle
        .createQuery(
            """
            insert into member (workspace_id, created_at, id, person_id, name, name_key, first_name,
              last_name, email, email_key, role, status, two_factor, team_id, tags, sites)
            select :workspace, :now, r.id, r.person, r.name, r.name_key, r.first, r.last, r.email,
              r.email_key, r.role, r.status, r.two_factor, r.team, cast(r.tags as uuid[]),
              cast(r.sites as uuid[])
            from unnest(cast(:ids as uuid[]), cast(:people as uuid[]), cast(:names as text[]),
                cast(:nameKeys as text[]), cast(:firsts as text[]), cast(:lasts as text[]),
                cast(:emails as text[]), cast(:emailKeys as text[]), cast(:roles as smallint[]),
                cast(:statuses as smallint[]), cast(:twoFactors as boolean[]),
                cast(:teams as uuid[]), cast(:tags as text[]), cast(:sites as text[]))
              as r (id, person, name, name_key, first, last, email, email_key, role, status,
                two_factor, team, tags, sites)
            on conflict (workspace_id, person_id) do nothing
            returning person_id
            """)
        .bind("workspace", workspace)
        .bind("now", now)
        .bind("ids", column(rows, row -> row.member().id(), UUID[]::new))
        .bind("people", column(rows, row -> row.member().personId(), UUID[]::new))
        .bind("names", column(rows, row -> row.member().name(), String[]::new))
        .bind("nameKeys", column(rows, IntakeDao::nameKey, String[]::new))
        .bind("firsts", column(rows, row -> row.member().firstName(), String[]::new))
        .bind("lasts", column(rows, row -> row.member().lastName(), String[]::new))
        .bind("emails", column(rows, row -> row.member().email(), String[]::new))
        .bind("emailKeys", column(rows, Row::emailKey, String[]::new))
        .bind("roles", column(rows, row -> row.member().role().code(), Short[]::new))
        .bind("statuses", column(rows, row -> row.member().status().code(), Short[]::new))
        .bind("twoFactors", column(rows, row -> row.member().twoFactor(), Boolean[]::new))
        .bind("teams", column(rows, Row::team, UUID[]::new))
        .bind("tags", column(rows, row -> literal(row.tags()), String[]::new))
        .bind("sites", column(rows, row -> literal(row.sites()), String[]::new))
        .mapTo(UUID.class)
        .collect(Collectors.toSet());
  }

  private static String nameKey(Row row) {
    return SortKeys.of(row.member().name(), row.member().email());
  }

  /** An array in an array: unnest would flatten it. */
  private static String literal(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }

  private static <T extends @Nullable Object> T[] column(
      List<Row> rows, Function<Row, T> value, java.util.function.IntFunction<T[]> array) {
    return rows.stream().map(value).toArray(array);
  }
}
