/**
 * The only way to the database: transactions, each with its tenant, joined when they nest. Owns the
 * pool's use, never a table: each feature's Dao owns its own SQL.
 */
@NullMarked
package gatehouse.platform.database;

import org.jspecify.annotations.NullMarked;
