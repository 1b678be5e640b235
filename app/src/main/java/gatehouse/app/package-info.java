/**
 * The program: main, wiring, the database's start, the console's pages, demo data.
 *
 * <p>Owns no rule of the business; it puts the features together.
 */
@NullMarked
package gatehouse.app;

import org.jspecify.annotations.NullMarked;
