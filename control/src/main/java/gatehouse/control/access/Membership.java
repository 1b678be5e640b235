package gatehouse.control.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A caller's place in one workspace, and what the workspace asks of its sessions.
 *
 * @param memberId null for a workspace's service token
 * @param standing whether the member may come in at all
 * @param sessionIdleMinutes the workspace's own limit, or null for the server's
 * @param sessionHours the workspace's own limit, or null for the server's
 * @param requiredProvider the identity provider everyone must come through, if any
 */
public record Membership(
    UUID workspaceId,
    String slug,
    @Nullable UUID memberId,
    Role role,
    Standing standing,
    @Nullable Instant bannedUntil,
    boolean requireTwoFactor,
    @Nullable Integer sessionIdleMinutes,
    @Nullable Integer sessionHours,
    @Nullable UUID requiredProvider) {

  /** Whether a member may come in. */
  public enum Standing {
    INVITED,
    ACTIVE,
    DISABLED
  }
}
