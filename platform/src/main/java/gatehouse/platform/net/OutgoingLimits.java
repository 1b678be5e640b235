package gatehouse.platform.net;

import java.time.Duration;

/**
 * How much an outgoing call may take.
 *
 * @param total from the lookup of the name to the last byte
 * @param connect for one address, so that a dead one leaves time for the next
 * @param bodyBytes of the answer
 * @param headerBytes of the answer
 * @param addresses how many of a name's addresses are tried
 */
record OutgoingLimits(
    Duration total, Duration connect, int bodyBytes, int headerBytes, int addresses) {
  static final OutgoingLimits STANDARD =
      new OutgoingLimits(Duration.ofSeconds(5), Duration.ofSeconds(2), 1 << 20, 16 << 10, 3);
}
