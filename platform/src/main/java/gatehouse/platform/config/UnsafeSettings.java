package gatehouse.platform.config;

import gatehouse.platform.config.Configuration.Origin;
import inet.ipaddr.HostName;
import inet.ipaddr.IPAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules that tell a working configuration from a safe one. */
final class UnsafeSettings {
  private final Configuration configuration;
  private final List<String> found = new ArrayList<>();

  private UnsafeSettings(Configuration configuration) {
    this.configuration = configuration;
  }

  static List<String> in(Configuration configuration) {
    UnsafeSettings rules = new UnsafeSettings(configuration);
    rules.unencryptedAccess();
    rules.everyProxyTrusted();
    rules.unencryptedMail();
    rules.unencryptedDatabase();
    rules.visibleSecrets();
    rules.privateHosts();
    return List.copyOf(rules.found);
  }

  private void unencryptedAccess() {
    Optional<URI> url = configuration.find(Setting.PUBLIC_URL);
    if (url.isPresent() && !isTls(url.get()) && !isLoopback(url.get().getHost())) {
      found.add(
          "gatehouse.public-url is not https: passwords and sessions travel readable. Put a reverse"
              + " proxy with TLS in front.");
    } else if (url.isEmpty() && !isLoopback(configuration.get(Setting.BIND))) {
      found.add(
          "gatehouse.bind lets other machines in without gatehouse.public-url: links in mails will"
              + " lead to localhost, and passwords travel readable. Set the https address people"
              + " use.");
    }
  }

  private void everyProxyTrusted() {
    if (configuration.find(Setting.TRUSTED_PROXIES).orElse(List.of()).stream()
        .anyMatch(block -> block.endsWith("/0"))) {
      found.add(
          "gatehouse.trusted-proxies trusts every address: anybody can choose the address that limits"
              + " and the audit log see. Name your proxies only.");
    }
  }

  private void unencryptedMail() {
    configuration
        .find(Setting.SMTP_URL)
        .filter(url -> url.getScheme().equals("smtp") && !isLoopback(url.getHost()))
        .ifPresent(url ->
            found.add(
                "gatehouse.smtp-url uses smtp: mails with one-time links travel readable when "
                    + url.getHost()
                    + " offers no STARTTLS. Use smtps where the mail server allows it."));
  }

  private void unencryptedDatabase() {
    configuration
        .find(Setting.DATABASE_URL)
        .filter(url -> !url.matches(".*[?&]sslmode=(require|verify-ca|verify-full)\\b.*"))
        .filter(url -> !isLoopback(URI.create(url.replaceFirst("^jdbc:", "")).getHost()))
        .ifPresent(url ->
            found.add(
                "gatehouse.database-url may be unencrypted: add ?sslmode=verify-full to it."));
  }

  private void visibleSecrets() {
    boolean inFile = false;
    for (Setting<?> setting : Setting.all()) {
      Optional<Origin> origin = configuration.source(setting).map(Configuration.Source::origin);
      if (setting.isSecret() && origin.filter(Origin.COMMAND_LINE::equals).isPresent()) {
        found.add(
            setting.key()
                + " on the command line can be seen by every user of this machine. Use "
                + setting.variable()
                + " or the file.");
      }
      inFile |= setting.isSecret() && origin.filter(Origin.FILE::equals).isPresent();
    }
    Path file = configuration.data().resolve(Configuration.FILE);
    if (inFile && isReadableByOthers(file)) {
      found.add(file + " holds secrets and other users may read it: chmod 600 it.");
    }
  }

  private void privateHosts() {
    List<String> hosts = configuration.find(Setting.ALLOWED_PRIVATE_HOSTS).orElse(List.of());
    if (!hosts.isEmpty()) {
      found.add(
          "gatehouse.allowed-private-hosts lets Admins make the server call "
              + String.join(", ", hosts)
              + ". Keep the list short.");
    }
  }

  private static boolean isTls(URI url) {
    return url.getScheme().equalsIgnoreCase("https");
  }

  private static boolean isLoopback(String host) {
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return true;
    }
    // Reads an address only; a name is never looked up here.
    IPAddress address = new HostName(host).asAddress();
    return address != null && address.isLoopback();
  }

  private static boolean isReadableByOthers(Path file) {
    try {
      Set<PosixFilePermission> all = Files.getPosixFilePermissions(file);
      return all.contains(PosixFilePermission.OTHERS_READ)
          || all.contains(PosixFilePermission.GROUP_READ);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
