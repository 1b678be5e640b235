package gatehouse.control.projectuser;

import java.util.UUID;

/**
 * A person in a project.
 *
 * @param personId who it is in the workspace
 * @param emailKey the address as it is compared
 * @param test true for one who is nobody, made to be played
 */
public record ProjectUser(
    UUID workspaceId,
    UUID projectId,
    UUID id,
    UUID personId,
    String email,
    String emailKey,
    boolean test) {}
