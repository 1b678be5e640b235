package gatehouse.control.signin;

import gatehouse.control.device.Devices;
import gatehouse.control.session.Client;
import gatehouse.control.session.SessionCookie;
import gatehouse.platform.http.RequestInfo;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * A browser that wants in, with the cookies it has from before.
 *
 * @param device the device cookie
 * @param session the cookie of the session before; it ends with the sign-in
 */
public record Visit(Client client, @Nullable String device, @Nullable String session) {
  public static Visit of(HttpServerRequest request, RequestInfo info) {
    return new Visit(
        Client.of(info), cookie(request, Devices.COOKIE), cookie(request, SessionCookie.NAME));
  }

  private static @Nullable String cookie(HttpServerRequest request, String name) {
    Cookie cookie = request.getCookie(name);
    return cookie == null ? null : cookie.getValue();
  }

  @Override
  public String toString() {
    return "Visit[" + client.address() + "]";
  }
}
