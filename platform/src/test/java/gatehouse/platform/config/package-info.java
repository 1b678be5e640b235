/** The settings, without a server. */
@NullMarked
package gatehouse.platform.config;

import org.jspecify.annotations.NullMarked;
