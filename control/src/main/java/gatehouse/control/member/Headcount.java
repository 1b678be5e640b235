package gatehouse.control.member;

import java.util.UUID;

/** How many members and active Admins a workspace has. */
public record Headcount(UUID workspaceId, long members, long admins) {}
