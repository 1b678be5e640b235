package gatehouse.control.exporting;

import com.fasterxml.jackson.annotation.JsonProperty;
import gatehouse.control.group.Group;
import gatehouse.control.member.MemberNames;
import gatehouse.control.member.MemberRow;
import gatehouse.control.member.MemberStatus;
import gatehouse.platform.ids.IdType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of the list of members, as the screen has them. */
public enum MemberColumn {
  @JsonProperty("name")
  NAME("Name"),
  @JsonProperty("email")
  EMAIL("E-mail"),
  @JsonProperty("role")
  ROLE("Role"),
  @JsonProperty("lastLogin")
  LAST_LOGIN("Last login"),
  @JsonProperty("status")
  STATUS("Status"),
  @JsonProperty("team")
  TEAM("Team"),
  @JsonProperty("tags")
  TAGS("Tags"),
  @JsonProperty("sites")
  SITES("Remote Sites"),
  @JsonProperty("identityProvider")
  IDENTITY_PROVIDER("Identity Provider"),
  @JsonProperty("twoFactor")
  TWO_FACTOR("2FA Setup"),
  @JsonProperty("createdAt")
  CREATED_AT("Created Date"),
  @JsonProperty("firstName")
  FIRST_NAME("First name"),
  @JsonProperty("lastName")
  LAST_NAME("Last name"),
  @JsonProperty("id")
  ID("ID");

  /** What the screen shows before anybody has chosen. */
  public static final List<MemberColumn> USUAL = List.of(NAME, EMAIL, ROLE, LAST_LOGIN, STATUS);

  private final String heading;

  MemberColumn(String heading) {
    this.heading = heading;
  }

  String heading() {
    return heading;
  }

  String cell(MemberRow row, MemberNames.Known names) {
    return switch (this) {
      case NAME -> row.shownName();
      case EMAIL -> row.email();
      case ROLE -> row.role().label();
      case LAST_LOGIN -> time(row.lastLogin());
      case STATUS -> status(row.status());
      case TEAM -> team(row, names);
      case TAGS -> joined(names.tags(row));
      case SITES -> row.hasAllSites() ? "All" : joined(names.sites(row));
      case IDENTITY_PROVIDER -> row.identityProvider() == null ? "Internal" : names.provider(row);
      case TWO_FACTOR -> row.twoFactor() ? "Yes" : "No";
      case CREATED_AT -> row.createdAt().toString();
      case FIRST_NAME -> row.firstName();
      case LAST_NAME -> row.lastName();
      case ID -> IdType.MEMBER.format(row.id());
    };
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "Never" : time.toString();
  }

  private static String status(MemberStatus status) {
    return switch (status) {
      case INVITED -> "Invited";
      case ACTIVE -> "Active";
      case DISABLED -> "Suspended";
    };
  }

  private static String team(MemberRow row, MemberNames.Known names) {
    Group team = names.team(row);
    return team == null ? "Unassigned" : team.name();
  }

  private static String joined(List<Group> groups) {
    return groups.stream().map(Group::name).collect(Collectors.joining(", "));
  }
}
