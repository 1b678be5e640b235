/**
 * People: one human in one workspace, keyed by the normalised e-mail, made on first appearance.
 *
 * <p>Owns the person row. Never decides what a person may do; the doors do.
 */
@NullMarked
package gatehouse.control.person;

import org.jspecify.annotations.NullMarked;
