package gatehouse.control.workspace;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workspace and its settings.
 *
 * @param slug its name in addresses; never changes
 * @param sessionIdleMinutes own limit, or null for the server's
 * @param sessionHours own limit, or null for the server's
 * @param requiredProvider the identity provider everyone must come through, if any
 * @param seats how many members it may hold; null for any number
 */
public record Workspace(
    UUID id,
    String slug,
    String name,
    @Nullable String contactEmail,
    String locale,
    String timeZone,
    int invitationDays,
    @Nullable Integer sessionIdleMinutes,
    @Nullable Integer sessionHours,
    boolean requireTwoFactor,
    boolean managersMayInviteAdmins,
    @Nullable UUID requiredProvider,
    @Nullable Integer seats,
    Instant createdAt,
    long version) {}
