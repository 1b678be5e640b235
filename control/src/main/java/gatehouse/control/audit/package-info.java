/**
 * The audit log: who changed what, whom, when, from where; hash-chained, never edited.
 *
 * <p>Entries are written in the transaction of the change itself. Never reads another feature's
 * tables: names are copied into the entry, so it stays readable when its subject is gone.
 */
@NullMarked
package gatehouse.control.audit;

import org.jspecify.annotations.NullMarked;
