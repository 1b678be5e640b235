package gatehouse.control.projectuser;

import com.fasterxml.jackson.annotation.JsonProperty;
import gatehouse.control.activity.ActivityWeek;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.platform.http.FieldError;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.MalformedIdException;
import gatehouse.platform.paging.Condition;
import gatehouse.platform.paging.Folded;
import gatehouse.platform.paging.ListQuery;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which users of a project are meant, as a list, an export or a bulk action is asked for them.
 * Filters are AND, several values of one are OR.
 *
 * @param q any part of name or address
 * @param server ids of servers they have connected
 * @param pendingServer ids of servers that wait for them to connect
 * @param activeIn who was active in the last so many days, today among them
 * @param inactive true for those who have connected a server and were not active in 30 days
 * @param never true for those who were never active
 */
public record ProjectUserFilter(
    @QueryParam("q") @Nullable String q,
    @QueryParam("server") @Nullable List<String> server,
    @QueryParam("pendingServer") @Nullable List<String> pendingServer,
    @QueryParam("activeIn") @Nullable Days activeIn,
    @QueryParam("inactive") @Nullable Boolean inactive,
    @QueryParam("never") @Nullable Boolean never) {

  static final int WEEK = 7;
  static final int MONTH = 30;
  private static final String INACTIVE = "Must be true or left out; see activeIn";
  private static final int CONNECTED = 1;
  private static final Instant FIRST = Instant.EPOCH;

  /** Everyone. */
  public static final ProjectUserFilter ALL =
      new ProjectUserFilter(null, null, null, null, null, null);

  /** How many days, today among them. */
  public enum Days {
    @JsonProperty("7")
    WEEK(ProjectUserFilter.WEEK),
    @JsonProperty("30")
    MONTH(ProjectUserFilter.MONTH);

    private final int number;

    Days(int number) {
      this.number = number;
    }
  }

  @Nullable String search() {
    String folded = q == null ? "" : Folded.of(q);
    if (folded.length() > ListQuery.LONGEST_SEARCH) {
      throw ProblemException.invalid(
          "?q", "Must not be longer than " + ListQuery.LONGEST_SEARCH + " characters");
    }
    return folded.isEmpty() ? null : folded;
  }

  /**
   * Refuses what cannot be asked for.
   *
   * @param under where the filter stands in a request's body, such as {@code /filter}
   */
  public void check(String under, List<McpServer> servers) {
    try {
      search();
      if (Boolean.FALSE.equals(inactive)) {
        throw ProblemException.invalid("?inactive", INACTIVE);
      }
      ids("?server", server, servers);
      ids("?pendingServer", pendingServer, servers);
    } catch (ProblemException e) {
      throw new ProblemException(
          e.type(),
          e.detail(),
          e.errors().stream()
              .map(error ->
                  new FieldError(error.pointer().replaceFirst("^\\?", under + "/"), error.detail()))
              .toList());
    }
  }

  /** What it asks for, for the audit log. */
  public Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    put(told, "q", q);
    put(told, "server", server);
    put(told, "pendingServer", pendingServer);
    put(told, "activeIn", activeIn == null ? null : activeIn.number);
    put(told, "inactive", inactive);
    put(told, "never", never);
    return told;
  }

  /** Active in the last so many days. */
  static Condition activeIn(int days, ActivityWeek.Today today) {
    return new Condition.Between("last_active", today.startOf(days), null);
  }

  /** Has connected a server. */
  static Condition connected() {
    return new Condition.Facets(Set.of(CONNECTED));
  }

  /** Has connected a server, and was not active in a month. */
  static List<Condition> inactive(ActivityWeek.Today today) {
    return List.of(
        connected(), new Condition.NotAfter("last_active", today.startOf(MONTH).minusNanos(1_000)));
  }

  /** The conditions of the list's engine. */
  List<Condition> conditions(ActivityWeek.Today today, List<McpServer> servers) {
    List<Condition> all = new ArrayList<>();
    List<UUID> connected = ids("?server", server, servers);
    if (!connected.isEmpty()) {
      all.add(new Condition.AnyOf("servers", "server", connected, false));
    }
    List<UUID> pending = ids("?pendingServer", pendingServer, servers);
    if (!pending.isEmpty()) {
      all.add(new Condition.Lacks("servers", "server", pending));
    }
    if (activeIn != null) {
      all.add(activeIn(activeIn.number, today));
    }
    if (inactive != null) {
      if (!inactive) {
        throw ProblemException.invalid("?inactive", INACTIVE);
      }
      all.addAll(inactive(today));
    }
    if (never != null) {
      all.add(
          never
              ? new Condition.Never("last_active")
              : new Condition.Between("last_active", FIRST, null));
    }
    return all;
  }

  /** Only servers that people connect themselves: nobody waits for another. */
  private static List<UUID> ids(
      String field, @Nullable List<String> texts, List<McpServer> servers) {
    Set<UUID> known =
        servers.stream()
            .filter(McpServer::userLevel)
            .map(McpServer::id)
            .collect(Collectors.toSet());
    List<UUID> ids = new ArrayList<>();
    for (String text : texts == null ? List.<String>of() : texts) {
      try {
        UUID id = IdType.MCP_SERVER.parse(text);
        if (known.contains(id)) {
          ids.add(id);
          continue;
        }
      } catch (MalformedIdException e) {
        // the same answer
      }
      throw ProblemException.invalid(
          field, "\"%s\" is no server of this project that people connect to".formatted(text));
    }
    return ids;
  }

  private static void put(Map<String, Object> told, String name, @Nullable Object value) {
    if (value != null && !(value instanceof List<?> several && several.isEmpty())) {
      told.put(name, value);
    }
  }
}
