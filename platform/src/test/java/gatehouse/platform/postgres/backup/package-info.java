/** Backups of real clusters, and restores of them. */
@NullMarked
package gatehouse.platform.postgres.backup;

import org.jspecify.annotations.NullMarked;
