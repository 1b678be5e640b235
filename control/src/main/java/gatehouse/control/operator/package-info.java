/**
 * The operator's pages: all workspaces and their seats, all accounts and their end.
 *
 * <p>Owns no table; it puts together what the features of workspaces, members and accounts offer to
 * those who run the server.
 */
@NullMarked
package gatehouse.control.operator;

import org.jspecify.annotations.NullMarked;
