package gatehouse.platform.idempotency;

import java.util.UUID;

/**
 * A request that bears a key.
 *
 * @param scope whose key it is
 * @param hash keyed fingerprint in hex of method, address and body
 * @param owner this try of it
 */
record KeyedRequest(String scope, String key, String hash, UUID owner) {
  /** Under this name it hangs on the request. */
  static final String PROPERTY = "gatehouse.idempotency";

  /** Where its answer is sealed to. */
  String place() {
    return "idempotency_key:" + scope + ":" + key;
  }
}
