package gatehouse.control.projectuser;

import gatehouse.platform.paging.ListTable;
import gatehouse.platform.paging.SortKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Declares the list of a project's users to the list engine. */
record ProjectUserListDao(UUID project) implements ListTable<ProjectUserRow> {
  private static final SortKey EMAIL = new SortKey("email", "email_key", SortKey.Type.TEXT, false);
  private static final SortKey SERVERS =
      new SortKey("authenticatedServers", "server_count", SortKey.Type.NUMBER, false);
  private static final SortKey QUERIES =
      new SortKey("queriesThisWeek", "queries_week", SortKey.Type.NUMBER, false);
  private static final SortKey CALLS =
      new SortKey("toolCallsThisWeek", "calls_week", SortKey.Type.NUMBER, false);
  private static final SortKey LAST_ACTIVE =
      new SortKey("lastActive", "last_active", SortKey.Type.TIME, false);

  /** Ids are made in the order of time. */
  private static final SortKey CREATED = new SortKey("createdAt", "id", SortKey.Type.ID, false);

  /** What sorts there are is the same in every project. */
  static final ProjectUserListDao ANY = new ProjectUserListDao(new UUID(0, 0));

  @Override
  public Scope scope() {
    return new Scope("project_id", project);
  }

  @Override
  public String view() {
    return "project_user_list";
  }

  @Override
  public String columns() {
    return "id, person_id, email, email_key, name, test, servers, server_count, facet, queries_week,"
        + " calls_week, last_active, created_at";
  }

  @Override
  public String counts() {
    return "project_user_count";
  }

  @Override
  public List<SortKey> sorts() {
    return List.of(EMAIL, SERVERS, QUERIES, CALLS, LAST_ACTIVE, CREATED);
  }

  @Override
  public List<String> searched() {
    return List.of("search_key");
  }

  @Override
  public List<SortKey> beginnings() {
    return List.of(EMAIL);
  }

  @Override
  public @Nullable String countedBy(String timeColumn) {
    return timeColumn.equals("last_active") ? "active" : null;
  }

  @Override
  public UUID id(ProjectUserRow row) {
    return row.id();
  }

  @Override
  public String sortValue(ProjectUserRow row, SortKey key) {
    return switch (key.column()) {
      case "email_key" -> row.emailKey();
      case "server_count" -> Integer.toString(row.servers().size());
      case "queries_week" -> Integer.toString(row.queriesWeek());
      case "calls_week" -> Integer.toString(row.callsWeek());
      case "last_active" -> row.lastActive() == null ? SortKey.NEVER : row.lastActive().toString();
      default -> row.id().toString();
    };
  }

  @Override
  public ProjectUserRow read(ResultSet row) throws SQLException {
    return new ProjectUserRow(
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getString("email"),
        row.getString("email_key"),
        row.getString("name"),
        row.getBoolean("test"),
        List.of((UUID[]) row.getArray("servers").getArray()),
        row.getInt("queries_week"),
        row.getInt("calls_week"),
        time(row),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant time(ResultSet row) throws SQLException {
    OffsetDateTime time = row.getObject("last_active", OffsetDateTime.class);
    return time.equals(OffsetDateTime.MIN) ? null : time.toInstant();
  }
}
