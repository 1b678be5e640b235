/**
 * OAuth 2.1 with the authorization servers of MCP servers, our side of it: discovery, who we are
 * there, the request, the exchange, renewal and revocation of tokens, and every check of what comes
 * back.
 *
 * <p>Keeps no token: it ends with a grant, which is the credentials' to keep. All its calls go
 * through the guarded client.
 */
@NullMarked
package gatehouse.control.oauth;

import org.jspecify.annotations.NullMarked;
