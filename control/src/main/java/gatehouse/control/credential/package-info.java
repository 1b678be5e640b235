/**
 * Credentials: the secrets that people, or whole projects, hold for MCP servers. Sealed at rest.
 *
 * <p>Owns the secret from the moment it is given until it is revoked. Never shows one: only a call
 * to its own server gets it.
 */
@NullMarked
package gatehouse.control.credential;

import org.jspecify.annotations.NullMarked;
