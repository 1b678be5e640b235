package gatehouse.control.audit;

/** The last entry of a chain, its hash in hex. An empty chain has number 0 and 32 zero bytes. */
record ChainHead(long seq, String hash) {
  static final ChainHead EMPTY = new ChainHead(0, "00".repeat(32));
}
