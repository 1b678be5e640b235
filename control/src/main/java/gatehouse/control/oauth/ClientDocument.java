package gatehouse.control.oauth;

import com.fasterxml.jackson.annotation.JsonProperty;
import gatehouse.platform.http.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;

/** How this server describes itself to authorization servers, and where. */
@ApplicationScoped
public class ClientDocument {
  /** The address that people register by hand with servers that want that. */
  public static final String CALLBACK = "/connect/callback";

  static final String NAME = "Gatehouse";
  private static final List<String> GRANTS = List.of("authorization_code", "refresh_token");

  private final PublicUrl publicUrl;

  ClientDocument(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** A client id metadata document; its names are those of RFC 7591. */
  public record ClientMetadata(
      @JsonProperty("client_id") String clientId,
      @JsonProperty("client_name") String clientName,
      @JsonProperty("client_uri") String clientUri,
      @JsonProperty("redirect_uris") List<String> redirectUris,
      @JsonProperty("grant_types") List<String> grantTypes,
      @JsonProperty("response_types") List<String> responseTypes,
      @JsonProperty("token_endpoint_auth_method") String tokenEndpointAuthMethod,
      @JsonProperty("application_type") String applicationType) {}

  public ClientMetadata metadata() {
    return new ClientMetadata(
        address(),
        NAME,
        publicUrl.origin(),
        List.of(redirect().toString()),
        GRANTS,
        List.of("code"),
        "none",
        applicationType());
  }

  /** Where the document is, which is our client id. */
  String address() {
    return publicUrl.of("/api/v1/oauth/client");
  }

  /** Only an address over TLS proves whose it is. */
  boolean isProof() {
    return publicUrl.secure();
  }

  /** Where browsers are sent back to. */
  URI redirect() {
    return URI.create(publicUrl.of(CALLBACK));
  }

  URI home() {
    return URI.create(publicUrl.origin());
  }

  /** Without TLS it is on somebody's own machine: that is what "native" is for. */
  String applicationType() {
    return publicUrl.secure() ? "web" : "native";
  }
}
