/**
 * The sample organisation of {@code gatehouse demo}, made through the features' own services.
 *
 * <p>Never part of a server in use, and never writes a row by itself.
 */
@NullMarked
package gatehouse.app.demo;

import org.jspecify.annotations.NullMarked;
