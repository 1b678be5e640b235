/**
 * Projects: isolated sets of MCP servers, agents, project users and credentials.
 *
 * <p>Never knows what is in one: each part answers for itself, through {@link
 * gatehouse.control.project.ProjectPart}.
 */
@NullMarked
package gatehouse.control.project;

import org.jspecify.annotations.NullMarked;
