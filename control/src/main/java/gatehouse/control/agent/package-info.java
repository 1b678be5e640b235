/**
 * Agents, their keys, and the decision whether a call of one is let in: the key, the address it
 * comes from, whom it may name, and whether that person may come in at all.
 *
 * <p>Never trusts a name that an agent gives: it counts only within the key's binding.
 */
@NullMarked
package gatehouse.control.agent;

import org.jspecify.annotations.NullMarked;
