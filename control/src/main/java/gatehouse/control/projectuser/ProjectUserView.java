package gatehouse.control.projectuser;

import gatehouse.control.mcpserver.McpServer;
import gatehouse.platform.ids.IdType;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A project user as the API shows it.
 *
 * @param name null for someone whose name is not known
 * @param testPerson true for one as whom those who manage the project call tools
 * @param authenticatedServers by name
 * @param queriesThisWeek of today and the six days before, in the workspace's time zone
 * @param lastActive null for never
 */
record ProjectUserView(
    String id,
    String personId,
    String email,
    @Nullable String name,
    boolean testPerson,
    List<ServerRef> authenticatedServers,
    int queriesThisWeek,
    int toolCallsThisWeek,
    @Nullable Instant lastActive,
    Instant createdAt) {

  /** A server by its name. */
  record ServerRef(String id, String name) {
    static ServerRef of(McpServer server) {
      return new ServerRef(server.typeId(), server.name());
    }

    /** What was done on a server that is gone stays counted. */
    static ServerRef of(UUID id, Map<UUID, McpServer> known) {
      McpServer server = known.get(id);
      return server == null
          ? new ServerRef(IdType.MCP_SERVER.format(id), "Deleted server")
          : of(server);
    }
  }

  static Map<UUID, McpServer> byId(Collection<McpServer> servers) {
    return servers.stream().collect(Collectors.toMap(McpServer::id, Function.identity()));
  }

  static ProjectUserView of(ProjectUserRow row, Map<UUID, McpServer> servers) {
    return new ProjectUserView(
        IdType.PROJECT_USER.format(row.id()),
        IdType.PERSON.format(row.personId()),
        row.email(),
        row.name().isEmpty() ? null : row.name(),
        row.test(),
        row.servers().stream()
            .map(servers::get)
            .filter(Objects::nonNull)
            .sorted(Comparator.comparing(McpServer::name).thenComparing(McpServer::id))
            .map(ServerRef::of)
            .toList(),
        row.queriesWeek(),
        row.callsWeek(),
        row.lastActive(),
        row.createdAt());
  }
}
