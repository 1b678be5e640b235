package gatehouse.control.session;

import gatehouse.platform.http.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;

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
