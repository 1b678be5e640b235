/**
 * The people on whose behalf agents call a project's tools: their list, what each has connected,
 * what they did, and the end of it.
 *
 * <p>Owns the project user. Never decides whom an agent may name, and never holds a secret.
 */
@NullMarked
package gatehouse.control.projectuser;

import org.jspecify.annotations.NullMarked;
