/**
 * Changing one's password, and getting in again after forgetting it.
 *
 * <p>Never tells whether an address has an account, and never lets a link in a mail stand in for
 * the second factor.
 */
@NullMarked
package gatehouse.control.password;

import org.jspecify.annotations.NullMarked;
