package gatehouse.control.oauth;

import org.jspecify.annotations.Nullable;

/** This server as a client of an authorization server. */
record OAuthClient(String id, @Nullable String secret, Method method) {

  /** How it proves itself at the token endpoint. The names stand in the database. */
  enum Method {
    /** By PKCE alone. */
    NONE,
    BASIC,
    POST
  }

  @Override
  public String toString() {
    return "OAuthClient[" + id + "]";
  }
}
