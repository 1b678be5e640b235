package gatehouse.platform.events;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something changed.
 *
 * @param type such as {@code role.changed}
 * @param workspaceId where; null for what is about an account alone
 * @param accountId told to this account only; null for everyone in the workspace who may see it
 * @param permission who else must hold what to be told, such as {@code members.read}; null for all
 * @param data small: ids and names, never a secret
 */
public record Event(
    String type,
    @Nullable UUID workspaceId,
    @Nullable UUID accountId,
    @Nullable String permission,
    Map<String, ? extends @Nullable Object> data) {}
