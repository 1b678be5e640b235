/**
 * One action on many rows of a list: preview, then a job. Every list that offers it says so by a
 * {@link BulkList}.
 *
 * <p>Never knows a list's rows or rules; those check each row as if it were alone.
 */
@NullMarked
package gatehouse.control.bulk;

import org.jspecify.annotations.NullMarked;
