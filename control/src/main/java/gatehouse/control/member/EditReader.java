package gatehouse.control.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.control.access.Role;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.MalformedIdException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of a bulk edit as the API gives them; each mistake names its field. */
@ApplicationScoped
class EditReader {
  static final Set<String> NAMES =
      Set.of("change-role", "suspend", "reactivate", "ban", "unban", "edit-settings");

  private static final String ALL = "all";
  private static final int MOST = 1_000;

  private final ObjectMapper json;
  private final Clock clock;

  EditReader(ObjectMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  Edit read(String action, @Nullable JsonNode given) {
    JsonNode arguments = given == null ? json.createObjectNode() : given;
    if (!arguments.isObject()) {
      throw wrong("", "Must be an object");
    }
    return switch (action) {
      case "change-role" -> {
        only(arguments, "role");
        Role role = value(arguments, "role", Role.class);
        if (role == null) {
          throw wrong("/role", "Name the new role");
        }
        yield new Edit.ChangeRole(role);
      }
      case "ban" -> {
        only(arguments, "until");
        Instant until = value(arguments, "until", Instant.class);
        if (until != null && !until.isAfter(clock.instant())) {
          throw wrong("/until", "Must be in the future; leave it out for no end");
        }
        yield new Edit.Ban(until);
      }
      case "edit-settings" -> settings(arguments);
      default -> {
        only(arguments);
        yield switch (action) {
          case "suspend" -> new Edit.Suspend();
          case "reactivate" -> new Edit.Reactivate();
          case "unban" -> new Edit.Unban();
          default -> throw new IllegalArgumentException(action);
        };
      }
    };
  }

  private Edit settings(JsonNode arguments) {
    only(arguments, "status", "team", "tags", "sites");
    if (arguments.isEmpty()) {
      throw wrong("", "Say what to change: status, team, tags or sites");
    }
    MemberStatus status = value(arguments, "status", MemberStatus.class);
    if (status == MemberStatus.INVITED) {
      throw wrong("/status", "Must be active or disabled");
    }
    Edit.TeamEdit team =
        arguments.has("team")
            ? new Edit.TeamEdit(
                arguments.get("team").isNull()
                    ? null
                    : id(arguments.get("team"), IdType.TEAM, "/team"))
            : null;
    return new Edit.Settings(
        status, team, set(arguments, "tags", IdType.TAG), set(arguments, "sites", IdType.SITE));
  }

  private Edit.@Nullable SetEdit set(JsonNode arguments, String name, IdType type) {
    JsonNode node = arguments.get(name);
    if (node == null) {
      return null;
    }
    if (!node.isObject()) {
      throw wrong("/" + name, "Must be an object with mode and ids");
    }
    for (String field : fields(node)) {
      if (!field.equals("mode") && !field.equals("ids")) {
        throw wrong("/" + name + "/" + field, "There is no field of this name");
      }
    }
    Edit.SetEdit.Mode mode = value(node, "mode", Edit.SetEdit.Mode.class, "/" + name + "/mode");
    JsonNode given = node.get("ids");
    if (mode == null || (given == null && mode != Edit.SetEdit.Mode.KEEP)) {
      throw wrong("/" + name, "Must be an object with mode and ids");
    }
    List<UUID> ids = new ArrayList<>();
    if (given != null) {
      if (!given.isArray() || given.size() > MOST) {
        throw wrong("/" + name + "/ids", "Must be a list of at most " + MOST + " ids");
      }
      for (JsonNode one : given) {
        ids.add(
            type == IdType.SITE && ALL.equals(one.textValue())
                ? MemberRow.ALL_SITES
                : id(one, type, "/" + name + "/ids"));
      }
    }
    return new Edit.SetEdit(mode, ids);
  }

  private <T> @Nullable T value(JsonNode node, String name, Class<T> type) {
    return value(node, name, type, "/" + name);
  }

  private <T> @Nullable T value(JsonNode node, String name, Class<T> type, String pointer) {
    JsonNode given = node.get(name);
    if (given == null || given.isNull()) {
      return null;
    }
    try {
      return json.treeToValue(given, type);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw wrong(pointer, "Is not one of the values it can have");
    }
  }

  private static UUID id(JsonNode node, IdType type, String pointer) {
    try {
      return type.parse(String.valueOf(node.textValue()));
    } catch (MalformedIdException e) {
      throw wrong(
          pointer, "Must be an id such as " + type.prefix() + "_01h455vb4pex5vsknk084sn02q");
    }
  }

  private static void only(JsonNode arguments, String... names) {
    for (String field : fields(arguments)) {
      if (!List.of(names).contains(field)) {
        throw wrong("/" + field, "This action has no argument of this name");
      }
    }
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    for (Iterator<String> each = node.fieldNames(); each.hasNext(); ) {
      names.add(each.next());
    }
    return names;
  }

  private static ProblemException wrong(String pointer, String detail) {
    return ProblemException.invalid("/arguments" + pointer, detail);
  }
}
