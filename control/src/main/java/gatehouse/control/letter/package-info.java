/**
 * What the server writes to people: one plain letter with one link.
 *
 * <p>Letters are handed over in the transaction of what they tell about and sent after it. Never
 * sends anything itself.
 */
@NullMarked
package gatehouse.control.letter;

import org.jspecify.annotations.NullMarked;
