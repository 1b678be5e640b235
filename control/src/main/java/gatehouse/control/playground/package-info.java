/**
 * The playground: people who manage a project call its tools as one of its agents would, for
 * themselves or for a test person.
 *
 * <p>Never acts for anybody else: who manages a project must not come by what other people have
 * connected.
 */
@NullMarked
package gatehouse.control.playground;

import org.jspecify.annotations.NullMarked;
