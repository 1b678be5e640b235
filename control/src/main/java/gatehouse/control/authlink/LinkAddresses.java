package gatehouse.control.authlink;

import gatehouse.platform.crypto.Fingerprints;
import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.http.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The addresses of links. Each is made from the link's id by the server's key, so that it can be
 * told again and stands nowhere.
 */
@ApplicationScoped
class LinkAddresses {
  private final Fingerprints fingerprints;
  private final PublicUrl publicUrl;

  LinkAddresses(Fingerprints fingerprints, PublicUrl publicUrl) {
    this.fingerprints = fingerprints;
    this.publicUrl = publicUrl;
  }

  String of(AuthLink link) {
    return publicUrl.of("/connect/" + token(link));
  }

  /** What a link is found by. */
  byte[] hash(AuthLink link) {
    return Tokens.hash(token(link));
  }

  private String token(AuthLink link) {
    byte[] secret = fingerprints.of(("auth link " + link.id()).getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
