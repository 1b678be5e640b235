package gatehouse.app.doctor;

import gatehouse.platform.config.Configuration;
import gatehouse.platform.config.Setting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** Whether the mail server greets; whether it takes the password only a real mail shows. */
final class MailCheck {
  private static final int PATIENCE = 5_000;

  private MailCheck() {}

  static Finding of(Configuration configuration) {
    Optional<URI> url = configuration.find(Setting.SMTP_URL);
    if (url.isEmpty()) {
      return Finding.careful(
          "No mail server is set (gatehouse.smtp-url): links to reset a password are printed by"
              + " \"gatehouse account reset-password\" only.");
    }
    boolean tls = "smtps".equals(url.get().getScheme());
    int port = url.get().getPort() >= 0 ? url.get().getPort() : tls ? 465 : 587;
    String host = url.get().getHost();
    String greeting;
    try {
      greeting = greeting(host, port, tls);
    } catch (IOException e) {
      return Finding.bad(
          "The mail server %s:%d cannot be reached (%s): check gatehouse.smtp-url and the network.",
          host, port, e.getMessage() == null ? e.toString() : e.getMessage());
    }
    return greeting.startsWith("220")
        ? Finding.ok("The mail server %s:%d answers.", host, port)
        : Finding.bad(
            "What answers at %s:%d is no mail server that is ready (it says \"%s\"): check"
                + " gatehouse.smtp-url.",
            host, port, greeting);
  }

  private static String greeting(String host, int port, boolean tls) throws IOException {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(host, port), PATIENCE);
      plain.setSoTimeout(PATIENCE);
      try (Socket socket =
              tls
                  ? ((SSLSocketFactory) SSLSocketFactory.getDefault())
                      .createSocket(plain, host, port, true)
                  : plain;
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
        char[] text = new char[200];
        int length = lines.read(text);
        return length <= 0 ? "" : new String(text, 0, length).lines().findFirst().orElse("");
      }
    }
  }
}
