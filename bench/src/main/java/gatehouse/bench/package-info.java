/**
 * The benchmarks: each prints a figure as a ratio to a floor measured in the same run.
 *
 * <p>Measures from outside, as users do. Never part of a server and never a test.
 */
@NullMarked
package gatehouse.bench;

import org.jspecify.annotations.NullMarked;
