package gatehouse.control.session;

import gatehouse.platform.http.PublicUrl;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The cookie that carries a session's token. */
@ApplicationScoped
public class SessionCookie {
  public static final String NAME = "gatehouse_session";

  private final PublicUrl publicUrl;
  private final Clock clock;

  SessionCookie(PublicUrl publicUrl, Clock clock) {
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /** The token a request carries, if it carries one. */
  static Optional<String> in(ContainerRequestContext request) {
    // By Netty's parser: the framework's own fails on what old browsers and scanners send.
    String header = request.getHeaderString(HttpHeaders.COOKIE);
    return header == null
        ? Optional.empty()
        : ServerCookieDecoder.LAX.decodeAll(header).stream()
            .filter(cookie -> cookie.name().equals(NAME))
            .map(Cookie::value)
            .findFirst();
  }

  /** Hands the session to the browser. */
  public NewCookie of(Opened opened) {
    return cookie(NAME, opened.token(), Duration.between(clock.instant(), opened.ends()));
  }

  /** Takes it away again. */
  public NewCookie gone() {
    return cookie(NAME, "", Duration.ZERO);
  }

  /** A cookie no script can read and no other site sends along with a change. */
  public NewCookie cookie(String name, String value, Duration age) {
    return new NewCookie.Builder(name)
        .value(value)
        .path("/")
        .maxAge((int) age.toSeconds())
        .httpOnly(true)
        .secure(publicUrl.secure())
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
