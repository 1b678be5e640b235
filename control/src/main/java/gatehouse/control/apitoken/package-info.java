/**
 * API tokens: a person's own, and those of a workspace for its programs.
 *
 * <p>Shown once when made, kept as a hash, always with an end. Never gives a program more than the
 * person or the role it was made by or for.
 */
@NullMarked
package gatehouse.control.apitoken;

import org.jspecify.annotations.NullMarked;
