/**
 * Who may do what: the five roles, the one permission table, and the check before every request.
 *
 * <p>Knows roles and permissions, never a table: who the caller is and where they are members is
 * answered by the features that own that, through {@link Authenticator} and {@link Memberships}.
 */
@NullMarked
package gatehouse.control.access;

import org.jspecify.annotations.NullMarked;
