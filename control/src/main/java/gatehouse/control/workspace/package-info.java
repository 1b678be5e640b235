/**
 * Workspaces: isolated tenants with an immutable slug, their settings and licence seats.
 *
 * <p>Owns the workspace row. Never touches members; it tells the member feature through {@link
 * gatehouse.control.workspace.Founded} that a workspace has a founder.
 */
@NullMarked
package gatehouse.control.workspace;

import org.jspecify.annotations.NullMarked;
