/**
 * Owns the PostgreSQL server that comes with Gatehouse: its programs, directory, start, adoption
 * and stop, and the two database roles. Everything that happens to the directory from outside,
 * backup and restore, is in the package below. Never touches an external database's directory,
 * never opens a port beyond loopback, and never holds a table or a business word.
 */
@NullMarked
package gatehouse.platform.postgres;

import org.jspecify.annotations.NullMarked;
