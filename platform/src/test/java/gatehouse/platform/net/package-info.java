/** Tests of the guard over outgoing calls: against sockets that misbehave, without the internet. */
@NullMarked
package gatehouse.platform.net;

import org.jspecify.annotations.NullMarked;
