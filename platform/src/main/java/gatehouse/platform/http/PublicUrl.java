package gatehouse.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one address people reach this server at. Links in mails are built from it and never from a
 * request's Host header, which whoever sends the request can choose.
 */
@ApplicationScoped
public class PublicUrl {
  private static final String KEY = "gatehouse.public-url";

  private final URI origin;

  public PublicUrl(
      @ConfigProperty(name = KEY) Optional<String> configured,
      @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080") int port) {
    this.origin = parse(configured.orElse("http://localhost:" + port));
  }

  /** Scheme, host and port, as a browser's Origin header gives them. */
  public String origin() {
    return origin.toString();
  }

  /** True when people come in over TLS: then cookies are for TLS only. */
  public boolean secure() {
    return "https".equals(origin.getScheme());
  }

  /**
   * The full address of a page.
   *
   * @param path begins with a slash; its parts are escaped already
   */
  public String of(String path) {
    return origin + path;
  }

  private static URI parse(String text) {
    URI uri;
    try {
      uri = URI.create(text.strip().replaceFirst("/+$", ""));
    } catch (IllegalArgumentException e) {
      throw unfit(text);
    }
    String scheme = uri.getScheme();
    boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    boolean bare =
        uri.getRawPath() != null
            && uri.getRawPath().isEmpty()
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null
            && uri.getRawUserInfo() == null;
    if (!web || !bare || uri.getHost() == null) {
      throw unfit(text);
    }
    String port =
        uri.getPort() < 0 || uri.getPort() == standardPort(uri) ? "" : ":" + uri.getPort();
    return URI.create((scheme + "://" + uri.getHost()).toLowerCase(Locale.ROOT) + port);
  }

  private static int standardPort(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  private static IllegalArgumentException unfit(String text) {
    return new IllegalArgumentException(
        KEY + " must be an address such as https://gatehouse.example without a path, not: " + text);
  }
}
