/**
 * Changing the address one signs in with: asked for with the password, proven by a link to the new
 * address, told to the old one, which can stop it.
 *
 * <p>Nothing changes before the proof. Never tells whether an address belongs to an account.
 */
@NullMarked
package gatehouse.control.emailchange;

import org.jspecify.annotations.NullMarked;
