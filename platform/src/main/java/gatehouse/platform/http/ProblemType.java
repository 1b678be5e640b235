package gatehouse.platform.http;

import java.net.URI;
import java.util.Locale;

/**
 * The one error vocabulary of the API (RFC 9457): every answer that is not a success has one of
 * these types.
 */
public enum ProblemType {
  MALFORMED_REQUEST(400, "The request is malformed"),
  NOT_SIGNED_IN(401, "You are not signed in"),
  SIGN_IN_REFUSED(401, "The sign-in was refused"),
  AGENT_KEY_REFUSED(401, "The agent key was refused"),
  TWO_FACTOR_REQUIRED(401, "A second factor is needed"),
  TWO_FACTOR_SETUP_REQUIRED(403, "This workspace asks for two-factor sign-in"),
  RE_AUTHENTICATION_REQUIRED(403, "Your password is needed for this"),
  NOT_ALLOWED(403, "You are not allowed to do this"),
  CROSS_SITE(403, "This request came from another site"),
  MEMBER_DISABLED(403, "Your access to this workspace is suspended"),
  PROVIDER_REQUIRED(403, "This workspace asks for its identity provider"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "This address does not take this method"),
  NOT_ACCEPTABLE(406, "No answer of the wanted media type"),
  REQUEST_TIMEOUT(408, "The request came too slowly"),
  CONFLICT(409, "This conflicts with what is there"),
  ACCOUNT_EXISTS(409, "There is an account with this e-mail address"),
  NOT_TESTED(409, "This could not be tested"),
  LAST_ADMIN(409, "A workspace keeps at least one active Admin"),
  ALREADY_SET_UP(409, "This server is set up already"),
  IDEMPOTENCY_IN_PROGRESS(409, "The first request with this key is still running"),
  NO_SEAT_LEFT(409, "No seat is left"),
  TOKEN_EXPIRED(410, "This link no longer works"),
  STALE(412, "This was changed in the meantime"),
  TOO_LARGE(413, "The request is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "This media type is not taken here"),
  UPSTREAM_REFUSED(422, "The other server does not take part"),
  INVALID_INPUT(422, "Some of this is not valid"),
  IDEMPOTENCY_KEY_REUSED(422, "This key was used for another request"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  INTERNAL(500, "Something went wrong on our side"),
  UNAVAILABLE(503, "The server cannot answer right now"),
  STORAGE_FULL(503, "The server's storage is full");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A stable relative address; the docs page of that name explains it. */
  public URI uri() {
    return URI.create("/problems/" + slug());
  }
}
