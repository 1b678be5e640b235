package gatehouse.control.credential;

import java.util.UUID;

/**
 * Fired in the transaction in which credentials of a project's people come or go, for what follows
 * them after it has committed.
 */
public record CredentialsMoved(UUID workspace, UUID project) {}
