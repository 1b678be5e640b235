package gatehouse.control.identityprovider.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads providers' descriptions and keeps them for a while. A key that is not known is looked for
 * again, but at most twice in half a minute: otherwise anyone with a made-up token could have the
 * provider called as often as they like.
 */
@ApplicationScoped
class Discovery {
  private static final String WELL_KNOWN = "/.well-known/openid-configuration";
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final Duration FAILURE_FRESH = Duration.ofSeconds(5);
  private static final long KEYS_FRESH_MILLIS = Duration.ofHours(1).toMillis();
  private static final long KEYS_WAIT_MILLIS = Duration.ofSeconds(10).toMillis();
  private static final long KEYS_PAUSE_MILLIS = Duration.ofSeconds(30).toMillis();
  private static final int MOST = 1000;

  private final ProviderHttp http;
  private final Clock clock;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  Discovery(ProviderHttp http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  /** The provider's description, read at most every ten minutes. */
  Discovered of(String issuer) {
    Instant now = clock.instant();
    Kept known = kept.get(issuer);
    if (known != null && now.isBefore(known.until())) {
      return known.get();
    }
    try {
      Discovered found = read(issuer, known == null ? null : known.found());
      keep(issuer, new Kept(found, null, now.plus(FRESH)));
      return found;
    } catch (OidcException e) {
      keep(issuer, new Kept(null, e, now.plus(FAILURE_FRESH)));
      throw e;
    }
  }

  /** Reads it now, past what is kept; for those who set the provider up. */
  Discovered anew(String issuer) {
    kept.remove(issuer);
    return of(issuer);
  }

  private void keep(String issuer, Kept what) {
    if (kept.size() >= MOST) {
      kept.clear();
    }
    kept.put(issuer, what);
  }

  private Discovered read(String issuer, @Nullable Discovered before) {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    String document = http.read(http.checked(URI.create(base + WELL_KNOWN)));
    OIDCProviderMetadata metadata;
    try {
      metadata = OIDCProviderMetadata.parse(document);
    } catch (ParseException e) {
      throw OidcException.refused(
          base + WELL_KNOWN + " is not the description of an OpenID Connect provider.");
    }
    // Otherwise a description could speak in the name of another provider (Discovery 1.0, 4.3).
    if (!metadata.getIssuer().getValue().equals(issuer)) {
      throw OidcException.refused(
          "The provider calls itself "
              + shortened(metadata.getIssuer().getValue())
              + ". Enter the issuer exactly like that.");
    }
    URI keySet = http.checked(Discovered.needed(metadata.getJWKSetURI(), "jwks_uri"));
    JWKSource<SecurityContext> keys =
        before != null && before.keySet().equals(keySet) ? before.keys() : keys(keySet);
    Discovered found = Discovered.of(metadata, keys);
    http.checked(found.authorization());
    http.checked(found.token());
    return found;
  }

  private JWKSource<SecurityContext> keys(URI address) {
    try {
      return JWKSourceBuilder.create(address.toURL(), http)
          .cache(KEYS_FRESH_MILLIS, KEYS_WAIT_MILLIS)
          .rateLimited(KEYS_PAUSE_MILLIS)
          .refreshAheadCache(false)
          .retrying(false)
          .build();
    } catch (MalformedURLException e) {
      throw OidcException.refused("The provider's jwks_uri is not an address.");
    }
  }

  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }

  private record Kept(@Nullable Discovered found, @Nullable OidcException failure, Instant until) {
    Discovered get() {
      if (found == null) {
        throw failure == null ? OidcException.refused("unknown") : failure;
      }
      return found;
    }
  }
}
