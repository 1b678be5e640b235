package gatehouse.control.member;

import gatehouse.control.access.Role;
import gatehouse.platform.paging.ListTable;
import gatehouse.platform.paging.SortKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Declares the list of members to the list engine. */
final class MemberListDao implements ListTable<MemberRow> {
  static final MemberListDao TABLE = new MemberListDao();

  private static final SortKey NAME = new SortKey("name", "name_key", SortKey.Type.TEXT, true);
  private static final SortKey EMAIL = new SortKey("email", "email_key", SortKey.Type.TEXT, false);
  private static final SortKey ROLE = new SortKey("role", "facet", SortKey.Type.NUMBER, true);
  private static final SortKey LAST_LOGIN =
      new SortKey("lastLogin", "last_login", SortKey.Type.TIME, true);

  /** Ids are made in the order of time. */
  private static final SortKey CREATED = new SortKey("createdAt", "id", SortKey.Type.ID, true);

  @Override
  public String view() {
    return "member_list";
  }

  @Override
  public String columns() {
    return "id, person_id, email, email_key, name, name_key, first_name, last_name, role, status,"
        + " facet, banned_until, two_factor, identity_provider, team_id, tags, sites, last_login,"
        + " created_at, version";
  }

  @Override
  public String counts() {
    return "member_count";
  }

  @Override
  public List<SortKey> sorts() {
    return List.of(NAME, EMAIL, ROLE, LAST_LOGIN, CREATED);
  }

  @Override
  public List<String> searched() {
    return List.of("name_key", "email_key");
  }

  @Override
  public List<SortKey> beginnings() {
    return List.of(NAME, EMAIL);
  }

  @Override
  public boolean hasIndex(String column, SortKey key) {
    return column.equals("team_id") && key.equals(NAME);
  }

  @Override
  public UUID id(MemberRow row) {
    return row.id();
  }

  @Override
  public String sortValue(MemberRow row, SortKey key) {
    return switch (key.column()) {
      case "name_key" -> row.nameKey();
      case "email_key" -> row.emailKey();
      case "facet" -> Integer.toString(row.facet());
      case "last_login" -> row.lastLogin() == null ? SortKey.NEVER : row.lastLogin().toString();
      default -> row.id().toString();
    };
  }

  @Override
  public MemberRow read(ResultSet row) throws SQLException {
    return new MemberRow(
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getString("email"),
        row.getString("email_key"),
        row.getString("name"),
        row.getString("name_key"),
        row.getString("first_name"),
        row.getString("last_name"),
        Role.of(row.getInt("role")),
        MemberStatus.of(row.getInt("status")),
        row.getInt("facet"),
        time(row, "banned_until"),
        row.getBoolean("two_factor"),
        row.getObject("identity_provider", UUID.class),
        row.getObject("team_id", UUID.class),
        ids(row, "tags"),
        ids(row, "sites"),
        time(row, "last_login"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getLong("version"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null || time.equals(OffsetDateTime.MIN) ? null : time.toInstant();
  }

  private static List<UUID> ids(ResultSet row, String column) throws SQLException {
    return List.of((UUID[]) row.getArray(column).getArray());
  }
}
