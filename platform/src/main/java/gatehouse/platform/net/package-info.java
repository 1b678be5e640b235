/**
 * Calls out to addresses that somebody configured: identity providers, later webhooks and tool
 * servers. Owns the guard against being sent into the private network (server-side request
 * forgery).
 *
 * <p>Never follows a redirect, never resolves a name twice, never reads without an end.
 */
@NullMarked
package gatehouse.platform.net;

import org.jspecify.annotations.NullMarked;
