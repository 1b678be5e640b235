package gatehouse.control.project;

import gatehouse.platform.ids.IdType;
import java.time.Instant;
import java.util.UUID;

/**
 * A project of a workspace.
 *
 * @param slug its name in addresses; never changes
 */
public record Project(
    UUID workspaceId,
    UUID id,
    String slug,
    String name,
    String description,
    Instant createdAt,
    long version) {

  /** As the API names it. */
  public String typeId() {
    return IdType.PROJECT.format(id);
  }
}
