/**
 * Identifiers: UUIDv7 in the database, TypeIDs outside. Never decides what an id may reach; that is
 * the permission check's work.
 */
@NullMarked
package gatehouse.platform.ids;

import org.jspecify.annotations.NullMarked;
