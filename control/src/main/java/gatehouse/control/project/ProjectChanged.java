package gatehouse.control.project;

import java.util.UUID;

/**
 * Fired in the transaction of any change of a project or of its servers, agents and keys. What is
 * kept in memory is dropped by it after the commit; other nodes hear {@link ProjectNews#CHANGED}.
 */
public record ProjectChanged(UUID workspace, UUID project) {}
