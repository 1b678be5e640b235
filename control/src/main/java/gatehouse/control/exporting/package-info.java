/**
 * Lists as files: exactly what a list shows under its filters, in its order, with its columns.
 *
 * <p>Never decides what a list holds; that is the list's own engine.
 */
@NullMarked
package gatehouse.control.exporting;

import org.jspecify.annotations.NullMarked;
