/**
 * Accounts: a person's sign-in on this server, with e-mail, name and password's hash.
 *
 * <p>Owns the table account and what an e-mail address is. Never decides whether a sign-in is
 * right, and never hands out a hash except to those who check one.
 */
@NullMarked
package gatehouse.control.account;

import org.jspecify.annotations.NullMarked;
