/**
 * Idempotency-Key: a request that is sent again has its effect once. Owns the remembered answers;
 * never knows what a request does.
 */
@NullMarked
package gatehouse.platform.idempotency;

import org.jspecify.annotations.NullMarked;
