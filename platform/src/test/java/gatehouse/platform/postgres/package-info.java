/** Real clusters in folders below target; fsync is off where durability is not the subject. */
@NullMarked
package gatehouse.platform.postgres;

import org.jspecify.annotations.NullMarked;
