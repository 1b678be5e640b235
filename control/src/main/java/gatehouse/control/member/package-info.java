/**
 * Members: people with a role in a workspace, their standing, and the rule that one active Admin is
 * always left.
 *
 * <p>Owns the member row. Never makes accounts and never ends sessions of other workspaces.
 */
@NullMarked
package gatehouse.control.member;

import org.jspecify.annotations.NullMarked;
