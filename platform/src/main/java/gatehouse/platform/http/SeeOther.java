package gatehouse.platform.http;

import jakarta.ws.rs.core.NewCookie;
import org.jboss.resteasy.reactive.RestResponse;

/** Sends browsers that come with secrets in their address on to a page, and leaves no trace. */
public final class SeeOther {
  private SeeOther() {}

  /**
   * The answer.
   *
   * @param address of the page: one of ours, or of a server that was checked
   */
  public static RestResponse<Void> to(String address, NewCookie... cookies) {
    return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
        // As text: a relative address must not be made absolute with a Host header anyone can send.
        .header("Location", address)
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .cookie(cookies)
        .build();
  }
}
