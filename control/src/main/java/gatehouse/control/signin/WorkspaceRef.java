package gatehouse.control.signin;

import gatehouse.control.access.Role;
import java.util.UUID;

/** A workspace a person may enter, and as what. */
public record WorkspaceRef(UUID id, String slug, String name, Role role) {}
