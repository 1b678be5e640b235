package gatehouse.control.oauth;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import gatehouse.platform.net.OutgoingAnswer;
import gatehouse.platform.net.OutgoingCall;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Requests of the OAuth library as calls through the guard, and the answers as it wants them. */
public final class ProtocolRequests {
  private ProtocolRequests() {}

  /** Sends one by {@code way}, whose exceptions come through. */
  public static HTTPResponse send(
      ReadOnlyHTTPRequest request, Function<OutgoingCall, OutgoingAnswer> way) {
    Map<String, String> headers = new HashMap<>();
    request.getHeaderMap().forEach((name, values) -> headers.put(name, String.join(", ", values)));
    headers.putIfAbsent("Accept", "application/json");
    String body = request.getBody() == null ? "" : request.getBody();
    OutgoingAnswer answer =
        way.apply(new OutgoingCall(request.getMethod().name(), request.getURI(), headers, body));
    HTTPResponse response = new HTTPResponse(answer.status());
    answer.headers().forEach(response::setHeader);
    response.setBody(answer.body());
    return response;
  }
}
