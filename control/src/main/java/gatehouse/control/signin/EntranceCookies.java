package gatehouse.control.signin;

import gatehouse.control.device.Devices;
import gatehouse.control.session.SessionCookie;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;

/** What the browser of a person who came in is given to keep. */
@ApplicationScoped
public class EntranceCookies {
  private final SessionCookie cookies;

  EntranceCookies(SessionCookie cookies) {
    this.cookies = cookies;
  }

  public NewCookie[] of(Entered entered) {
    return new NewCookie[] {
      cookies.of(entered.session()),
      cookies.cookie(Devices.COOKIE, entered.device().token(), Devices.REMEMBERED)
    };
  }
}
