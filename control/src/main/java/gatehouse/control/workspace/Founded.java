package gatehouse.control.workspace;

import java.util.UUID;

/**
 * Fired in the transaction that makes a workspace: whoever keeps members lets the founder in as
 * Admin.
 */
public record Founded(Workspace workspace, UUID accountId) {}
