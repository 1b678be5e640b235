/**
 * OpenID Connect's authorization code flow, our side of it: discovery, the request, the exchange,
 * and every check of what comes back.
 *
 * <p>Knows no table and no account: it ends with claims that are proven. All its calls go through
 * the guarded client.
 */
@NullMarked
package gatehouse.control.identityprovider.oidc;

import org.jspecify.annotations.NullMarked;
