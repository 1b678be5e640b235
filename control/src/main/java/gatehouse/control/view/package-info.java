/**
 * Views of a list that people keep: a name for an address of the list's page. One's own, or shared
 * with the workspace.
 *
 * <p>Never knows what an address means; the list's page does.
 */
@NullMarked
package gatehouse.control.view;

import org.jspecify.annotations.NullMarked;
