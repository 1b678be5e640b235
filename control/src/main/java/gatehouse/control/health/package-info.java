/**
 * The server's health as Admins and operators see it: live figures, each asked anew.
 *
 * <p>Owns nothing and changes nothing.
 */
@NullMarked
package gatehouse.control.health;

import org.jspecify.annotations.NullMarked;
