package gatehouse.control.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import gatehouse.platform.net.GuardedHttp;
import gatehouse.platform.net.OutgoingAnswer;
import gatehouse.platform.net.OutgoingCall;
import gatehouse.platform.net.OutgoingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** The way to the network, for documents and for the library's requests; led through the guard. */
@ApplicationScoped
class OAuthHttp implements HTTPRequestSender {
  private static final int OK = 200;
  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY = 429;

  private final GuardedHttp http;
  private final ObjectMapper json;

  OAuthHttp(GuardedHttp http, ObjectMapper json) {
    this.http = http;
    this.json = json;
  }

  /** Any answer. */
  OutgoingAnswer call(OutgoingCall call) {
    try {
      return http.send(call);
    } catch (OutgoingException e) {
      throw switch (e.reason()) {
        case URL_REFUSED, HOST_REFUSED, REDIRECTED, TOO_LARGE, GARBLED ->
            OAuthException.refused(e.getMessage());
        case UNREACHABLE, TLS, TIMEOUT -> OAuthException.unreachable(e.getMessage());
      };
    }
  }

  /** A document; empty when there is none at that address. */
  Optional<ObjectNode> read(URI address) {
    OutgoingAnswer answer = call(OutgoingCall.get(address, "application/json"));
    if (answer.status() >= SERVER_ERROR || answer.status() == TOO_MANY) {
      throw OAuthException.unreachable(address + " answered with status " + answer.status() + ".");
    }
    if (answer.status() != OK) {
      return Optional.empty();
    }
    try {
      // Some answer with a page for people at addresses they do not know.
      JsonNode read = json.readTree(answer.body());
      return read instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** An address that another server named: says early whether it may be called at all. */
  URI checked(String address, String what) {
    try {
      return http.check(address);
    } catch (OutgoingException e) {
      throw OAuthException.refused(
          "Its " + what + " " + Words.plain(address) + " is not taken: " + e.getMessage());
    }
  }

  /** Sends a request of the protocol; what a refusal means is for the caller. */
  HTTPResponse exchange(HTTPRequest request) {
    try {
      HTTPResponse response = request.send(this);
      int status = response.getStatusCode();
      if (status >= SERVER_ERROR || status == TOO_MANY) {
        throw OAuthException.unreachable(
            request.getURI().getHost() + " answered with status " + status + ".");
      }
      return response;
    } catch (IOException e) {
      throw OAuthException.unreachable(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public HTTPResponse send(ReadOnlyHTTPRequest request) {
    return ProtocolRequests.send(request, this::call);
  }
}
