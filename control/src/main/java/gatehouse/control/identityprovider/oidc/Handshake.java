package gatehouse.control.identityprovider.oidc;

/**
 * The one-time values of one sign-in.
 *
 * @param state comes back with the browser
 * @param nonce comes back in the ID token
 * @param verifier of PKCE (RFC 7636); only the provider learns it, with the code
 */
public record Handshake(String state, String nonce, String verifier) {
  @Override
  public String toString() {
    return "Handshake[…]";
  }
}
