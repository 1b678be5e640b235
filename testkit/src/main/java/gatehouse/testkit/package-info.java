@NullMarked
package gatehouse.testkit;

import org.jspecify.annotations.NullMarked;
