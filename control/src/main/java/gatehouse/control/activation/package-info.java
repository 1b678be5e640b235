/**
 * The mail to somebody whom an Admin made a member: a link to choose the first password, or the
 * word that they may come in here, too.
 *
 * <p>Never makes an account or a member.
 */
@NullMarked
package gatehouse.control.activation;

import org.jspecify.annotations.NullMarked;
