package gatehouse.control.signin;

import java.util.List;

/** A person who is in, and the workspaces they may enter. */
record Arrival(Entered entered, List<WorkspaceRef> workspaces) {}
