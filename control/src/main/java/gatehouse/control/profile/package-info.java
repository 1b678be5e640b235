/**
 * One's own account page: name, language, time zone, and what belongs to the account.
 *
 * <p>Never changes what proves who one is: passwords, addresses and factors have their own
 * packages.
 */
@NullMarked
package gatehouse.control.profile;

import org.jspecify.annotations.NullMarked;
