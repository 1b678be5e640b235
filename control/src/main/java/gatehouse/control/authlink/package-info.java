/**
 * Auth links: pages where a person proves an address and connects, or disconnects, a project's
 * servers.
 *
 * <p>Never lets anybody in by the link alone: the address is proven each time, in each browser.
 */
@NullMarked
package gatehouse.control.authlink;

import org.jspecify.annotations.NullMarked;
