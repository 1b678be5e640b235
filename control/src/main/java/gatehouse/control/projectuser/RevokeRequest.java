package gatehouse.control.projectuser;

import gatehouse.control.mcpserver.McpServer;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.MalformedIdException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** Which servers' credentials to take away, by their ids. */
record RevokeRequest(
    @NotNull(message = "Name the servers")
        @NotEmpty(message = "Name at least one server")
        @Size(max = 100, message = "Must have at most 100 servers")
        List<@NotBlank(message = "Must be an id") String> servers) {

  /** They, in their order and each once, of those that people connect to. */
  List<McpServer> among(List<McpServer> connectable) {
    return servers.stream().distinct().map(text -> one(text, connectable)).toList();
  }

  private static McpServer one(String text, List<McpServer> connectable) {
    Optional<McpServer> found;
    try {
      var id = IdType.MCP_SERVER.parse(text);
      found = connectable.stream().filter(server -> server.id().equals(id)).findFirst();
    } catch (MalformedIdException e) {
      found = Optional.empty();
    }
    return found.orElseThrow(() ->
        ProblemException.invalid(
            "/servers",
            "\"%s\" is no server of this project that people connect to".formatted(text)));
  }
}
