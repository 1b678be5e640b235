package gatehouse.control.projectuser;

/**
 * Fired in the transaction that takes credentials of a project user away: what could bring them
 * back without a new link ends with them.
 */
public record AccessRevoked(ProjectUser user) {}
