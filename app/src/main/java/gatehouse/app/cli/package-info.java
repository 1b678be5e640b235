/**
 * The command line: what the program does when asked, one small class for each command.
 *
 * <p>A command answers 0 when it did it, 1 when it could not, 2 when it was asked wrongly; a
 * failure is one sentence on the error stream that says what to do. Owns no rule of the business.
 */
@NullMarked
package gatehouse.app.cli;

import org.jspecify.annotations.NullMarked;
