/**
 * Looks a server over from outside, running or not, and says of each thing whether it is well and
 * what to do if not. Changes nothing.
 */
@NullMarked
package gatehouse.app.doctor;

import org.jspecify.annotations.NullMarked;
