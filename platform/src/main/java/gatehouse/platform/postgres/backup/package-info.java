/**
 * Owns backup and restore of the embedded server: one archive that holds the cluster, the passwords
 * and the key beside it, and a manifest with checksums. Works on a running server and on a stopped
 * one. Never changes a running cluster's files, never overwrites data without moving it aside, and
 * never decides what a restored server must forget: it leaves a mark, and the application does.
 */
@NullMarked
package gatehouse.platform.postgres.backup;

import org.jspecify.annotations.NullMarked;
