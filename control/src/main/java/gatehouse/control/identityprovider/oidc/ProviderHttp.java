package gatehouse.control.identityprovider.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import gatehouse.control.oauth.ProtocolRequests;
import gatehouse.platform.net.GuardedHttp;
import gatehouse.platform.net.OutgoingAnswer;
import gatehouse.platform.net.OutgoingCall;
import gatehouse.platform.net.OutgoingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URL;

/** The library's two ways to the network, both led through the guard. */
@ApplicationScoped
class ProviderHttp implements HTTPRequestSender, ResourceRetriever {
  private static final int OK = 200;

  private final GuardedHttp http;

  ProviderHttp(GuardedHttp http) {
    this.http = http;
  }

  /** Reads a document. */
  String read(URI address) {
    OutgoingAnswer answer = call(OutgoingCall.get(address, "application/json"));
    if (answer.status() != OK) {
      throw OidcException.unreachable(address + " answered with status " + answer.status() + ".");
    }
    return answer.body();
  }

  /** Sends a request of the protocol; what the status means is for the caller. */
  HTTPResponse exchange(HTTPRequest request) {
    try {
      return request.send(this);
    } catch (IOException e) {
      throw OidcException.unreachable(String.valueOf(e.getMessage()));
    }
  }

  /** Says early whether an address may be called at all. */
  URI checked(URI address) {
    try {
      return http.check(address.toString());
    } catch (OutgoingException e) {
      throw OidcException.refused(e.getMessage());
    }
  }

  @Override
  public HTTPResponse send(ReadOnlyHTTPRequest request) {
    return ProtocolRequests.send(request, this::call);
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    try {
      return new Resource(read(URI.create(url.toString())), "application/json");
    } catch (OidcException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private OutgoingAnswer call(OutgoingCall call) {
    try {
      return http.send(call);
    } catch (OutgoingException e) {
      throw OidcException.unreachable(e.getMessage());
    }
  }
}
