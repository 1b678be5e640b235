@NullMarked
package gatehouse.platform.postgres;

import org.jspecify.annotations.NullMarked;
