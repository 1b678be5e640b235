package gatehouse.control.exporting;

import com.fasterxml.jackson.annotation.JsonProperty;
import gatehouse.control.projectuser.ProjectUserRow;
import gatehouse.platform.ids.IdType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** The columns of the list of a project's users, as the screen has them. */
public enum ProjectUserColumn {
  @JsonProperty("email")
  EMAIL("E-mail"),
  @JsonProperty("authenticatedServers")
  SERVERS("Authenticated servers"),
  @JsonProperty("queriesThisWeek")
  QUERIES("Queries this week"),
  @JsonProperty("toolCallsThisWeek")
  CALLS("Tool calls this week"),
  @JsonProperty("lastActive")
  LAST_ACTIVE("Last active"),
  @JsonProperty("name")
  NAME("Name"),
  @JsonProperty("createdAt")
  CREATED_AT("Created Date"),
  @JsonProperty("id")
  ID("ID");

  /** What the screen shows before anybody has chosen. */
  public static final List<ProjectUserColumn> USUAL =
      List.of(EMAIL, SERVERS, QUERIES, CALLS, LAST_ACTIVE);

  private final String heading;

  ProjectUserColumn(String heading) {
    this.heading = heading;
  }

  String heading() {
    return heading;
  }

  String cell(ProjectUserRow row, Map<UUID, String> servers) {
    return switch (this) {
      case EMAIL -> row.email();
      case SERVERS ->
          row.servers().stream()
              .map(servers::get)
              .filter(Objects::nonNull)
              .sorted()
              .collect(Collectors.joining(", "));
      case QUERIES -> Integer.toString(row.queriesWeek());
      case CALLS -> Integer.toString(row.callsWeek());
      case LAST_ACTIVE -> row.lastActive() == null ? "Never" : row.lastActive().toString();
      case NAME -> row.name();
      case CREATED_AT -> row.createdAt().toString();
      case ID -> IdType.PROJECT_USER.format(row.id());
    };
  }
}
