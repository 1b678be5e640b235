package gatehouse.platform.net;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The hosts of the private network that the operator lets the server call, each with or without a
 * port. They may also be called without TLS.
 */
@ApplicationScoped
public class AllowedHosts {
  static final String KEY = "gatehouse.allowed-private-hosts";

  private final Set<Entry> entries;

  public AllowedHosts(@ConfigProperty(name = KEY) Optional<List<String>> hosts) {
    this.entries =
        hosts.orElse(List.of()).stream()
            .map(AllowedHosts::entry)
            .collect(Collectors.toUnmodifiableSet());
  }

  boolean contain(Target target) {
    return entries.contains(new Entry(target.host(), target.port()))
        || entries.contains(new Entry(target.host(), 0));
  }

  private static Entry entry(String text) {
    try {
      URI url = new URI("http://" + text.strip());
      Target target = Target.of(url);
      if (!target.path().equals("/")) {
        throw malformed(text);
      }
      return new Entry(target.host(), url.getPort() == -1 ? 0 : target.port());
    } catch (URISyntaxException | OutgoingException e) {
      throw malformed(text);
    }
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        KEY + ": \"" + text + "\" is not a host or host:port, such as sso.example.internal:8443");
  }

  private record Entry(String host, int port) {}
}
