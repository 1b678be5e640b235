package gatehouse.control.mcpserver;

import gatehouse.platform.ids.IdType;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upstream tool server of a project.
 *
 * @param slug the prefix of its tools, {@code slug__tool}; never changes
 * @param description what people are told of it when they are asked to connect it
 * @param level without meaning when there is no authentication
 * @param authName the header or the query parameter that carries the secret; null without one
 * @param authPrefix what stands before the secret in a header, such as {@code "Bearer "}
 * @param oauth what is asked of its authorization server
 */
public record McpServer(
    UUID workspaceId,
    UUID projectId,
    UUID id,
    String slug,
    String name,
    String description,
    URI url,
    AuthKind auth,
    AuthLevel level,
    @Nullable String authName,
    String authPrefix,
    OAuthSettings oauth,
    boolean enabled,
    Instant createdAt,
    long version) {

  /** As the API names it. */
  public String typeId() {
    return IdType.MCP_SERVER.format(id);
  }

  /** True when it is called with a secret of each person's own. */
  public boolean userLevel() {
    return auth != AuthKind.NONE && level == AuthLevel.USER;
  }

  /** True when it is called with one secret of the project. */
  public boolean projectLevel() {
    return auth != AuthKind.NONE && level == AuthLevel.PROJECT;
  }
}
