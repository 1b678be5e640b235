/**
 * Lists: keyset cursors, page limits, honest totals. Never knows a table; a list declares its
 * columns and gets its pages here.
 */
@NullMarked
package gatehouse.platform.paging;

import org.jspecify.annotations.NullMarked;
