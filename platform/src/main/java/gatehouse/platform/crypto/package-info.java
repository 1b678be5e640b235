/**
 * Secrets: one-time tokens, passwords' hashes, values sealed at rest.
 *
 * <p>Never keeps a secret in plain text and never writes one to a log.
 */
@NullMarked
package gatehouse.platform.crypto;

import org.jspecify.annotations.NullMarked;
