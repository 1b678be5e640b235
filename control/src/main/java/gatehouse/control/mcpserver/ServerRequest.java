package gatehouse.control.mcpserver;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked for of an MCP server. */
final class ServerRequest {
  private ServerRequest() {}

  /**
   * How its callers are known.
   *
   * @param level whose secret it is; each person's own when absent
   * @param name of the header or the query parameter; Authorization when absent, for a header
   * @param prefix what stands before the secret in the header
   * @param scopes for OAuth: to ask for; those that the server names when absent
   * @param clientId for OAuth: of a client registered by hand
   * @param clientSecret its secret; absent to keep the one there is, empty to take it away
   */
  record McpServerAuth(
      @NotNull(message = "Say how its callers are known: none, header, query or oauth")
          AuthKind kind,
      @Nullable AuthLevel level,
      @Nullable String name,
      @Nullable String prefix,
      @Nullable @Size(max = 50, message = "At most 50 scopes") List<String> scopes,
      @Nullable @Size(max = 2_000, message = "Must not be longer than 2000 characters")
          String clientId,
      @Nullable @Size(max = 2_000, message = "Must not be longer than 2000 characters")
          String clientSecret) {
    @Override
    public String toString() {
      return "McpServerAuth[" + kind + "]";
    }
  }

  /**
   * A new server.
   *
   * @param slug the prefix of its tools, forever; made from the name when absent
   * @param description what people are told of it when they are asked to connect it
   * @param auth none when absent
   */
  record NewMcpServer(
      @NotNull(message = "Give it a name") String name,
      @Nullable String slug,
      @Nullable String description,
      @NotNull(message = "Enter the address of its MCP endpoint") String url,
      @Nullable @Valid McpServerAuth auth,
      @Nullable Boolean enabled) {}

  /** What is null stays; auth is replaced as a whole. */
  record McpServerChange(
      @Nullable String name,
      @Nullable String description,
      @Nullable String url,
      @Nullable @Valid McpServerAuth auth,
      @Nullable Boolean enabled) {}
}
