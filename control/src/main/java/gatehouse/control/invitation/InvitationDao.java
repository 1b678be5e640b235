package gatehouse.control.invitation;

import gatehouse.control.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL on the table invitation that reads. */
final class InvitationDao {
  static final String OPEN = "state in ('queued', 'sent', 'failed')";

  static final String FIELDS =
      """
      workspace_id, id, member_id, email, email_key, role, state, delivery, failure, mail_id, note,
      inviter_name, created_at, sent_at, expires_at, version
      """;

  private static final String WANTED =
      """
       from invitation where workspace_id = :workspace
        and (cast(:search as text) is null or strpos(email_key, :search) > 0)
        and case when state in ('queued', 'sent', 'failed') and expires_at <= :now then 'expired'
          else state end = any(:states)
      """;

  private final Handle handle;

  InvitationDao(Handle handle) {
    this.handle = handle;
  }

  Optional<Invitation> find(UUID workspace, UUID id) {
    return handle
        .createQuery(
            "select " + FIELDS + " from invitation where workspace_id = :workspace and id = :id")
        .bind("workspace", workspace)
        .bind("id", id)
        .map(new Rows())
        .findOne();
  }

  /** Those of these places that are open. */
  List<Invitation> openOf(UUID workspace, Collection<UUID> members) {
    return handle
        .createQuery(
            "select "
                + FIELDS
                + " from invitation where workspace_id = :workspace and member_id = any(:members) and "
                + OPEN
                + " order by id")
        .bind("workspace", workspace)
        .bind("members", members.toArray(UUID[]::new))
        .map(new Rows())
        .list();
  }

  Optional<Invitation> byToken(byte[] tokenHash, Instant now) {
    return handle
        .createQuery(
            "select "
                + FIELDS
                + " from invitation where token_hash = :hash and expires_at > :now and "
                + OPEN)
        .bind("hash", tokenHash)
        .bind("now", now)
        .map(new Rows())
        .findOne();
  }

  List<Invitation> toAddress(String emailKey) {
    return handle
        .createQuery("select " + FIELDS + " from invitation where email_key = :key order by id")
        .bind("key", emailKey)
        .map(new Rows())
        .list();
  }

  List<Invitation> page(Filter filter, @Nullable UUID behind, int rows) {
    return handle
        .createQuery(
            "select "
                + FIELDS
                + WANTED
                + """
                  and (cast(:behind as uuid) is null or id < :behind)
                order by id desc limit :rows
                """)
        .bind("workspace", filter.workspace())
        .bind("search", filter.search())
        .bind("now", filter.now())
        .bind("states", filter.codes())
        .bind("behind", behind)
        .bind("rows", rows)
        .map(new Rows())
        .list();
  }

  long count(Filter filter, int most) {
    return handle
        .createQuery("select count(*) from (select 1 " + WANTED + " limit :most) counted")
        .bind("workspace", filter.workspace())
        .bind("search", filter.search())
        .bind("now", filter.now())
        .bind("states", filter.codes())
        .bind("most", most)
        .mapTo(Long.class)
        .one();
  }

  /**
   * Which invitations are wanted.
   *
   * @param states none: all
   */
  record Filter(
      UUID workspace, @Nullable String search, List<InvitationState> states, Instant now) {
    String[] codes() {
      List<InvitationState> wanted = states.isEmpty() ? List.of(InvitationState.values()) : states;
      return wanted.stream().map(InvitationState::code).toArray(String[]::new);
    }
  }

  static final class Rows implements RowMapper<Invitation> {
    @Override
    public Invitation map(ResultSet row, StatementContext context) throws SQLException {
      OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
      return new Invitation(
          row.getObject("workspace_id", UUID.class),
          row.getObject("id", UUID.class),
          row.getObject("member_id", UUID.class),
          row.getString("email"),
          row.getString("email_key"),
          Role.of(row.getInt("role")),
          InvitationState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
          Delivery.valueOf(row.getString("delivery").toUpperCase(Locale.ROOT)),
          row.getString("failure"),
          row.getObject("mail_id", UUID.class),
          row.getString("note"),
          row.getString("inviter_name"),
          row.getObject("created_at", OffsetDateTime.class).toInstant(),
          sentAt == null ? null : sentAt.toInstant(),
          row.getObject("expires_at", OffsetDateTime.class).toInstant(),
          row.getLong("version"));
    }
  }
}
