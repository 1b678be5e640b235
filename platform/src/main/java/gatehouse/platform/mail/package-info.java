/**
 * Mail to people: written in the transaction of what it tells about, delivered after it, again and
 * again until the mail server takes it.
 *
 * <p>Never decides what is said to whom; features write their letters.
 */
@NullMarked
package gatehouse.platform.mail;

import org.jspecify.annotations.NullMarked;
