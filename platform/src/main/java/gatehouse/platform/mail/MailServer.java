package gatehouse.platform.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The operator's mail server, spoken to by SMTP (RFC 5321), with TLS whenever it offers it. */
@ApplicationScoped
class MailServer {
  private final Optional<URI> url;
  private final String from;
  private final String patience;
  private final Clock clock;

  MailServer(
      @ConfigProperty(name = "gatehouse.smtp-url") Optional<URI> url,
      @ConfigProperty(name = "gatehouse.mail-from") Optional<String> from,
      @ConfigProperty(name = "gatehouse.smtp-patience", defaultValue = "10S") Duration patience,
      Clock clock) {
    this.url = url;
    this.from = from.orElse("gatehouse@localhost");
    this.patience = Long.toString(patience.toMillis());
    this.clock = clock;
  }

  boolean configured() {
    return url.isPresent();
  }

  /** The same for every attempt at one mail, so that a doubled delivery is seen as one. */
  String messageId(UUID id) {
    String domain = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    return "<" + id + "@" + domain + ">";
  }

  /** Hands one mail over. When this returns, the server has taken it. */
  void deliver(OutboxDao.DueMail mail, LetterBody body) throws MessagingException {
    URI server = url.orElseThrow();
    Session session = session(server);
    MimeMessage message = new WithMessageId(session, mail.messageId());
    message.setFrom(new InternetAddress(from));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), true));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no holiday answers, please
    MimeBodyPart text = new MimeBodyPart();
    text.setText(body.text(), StandardCharsets.UTF_8.name());
    MimeBodyPart html = new MimeBodyPart();
    html.setContent(body.html(), "text/html; charset=utf-8");
    message.setContent(new MimeMultipart("alternative", text, html));
    message.saveChanges();
    try (Transport transport = session.getTransport()) {
      transport.connect();
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  private Session session(URI server) {
    String protocol = "smtps".equals(server.getScheme()) ? "smtps" : "smtp";
    String prefix = "mail." + protocol + ".";
    Properties settings = new Properties();
    settings.setProperty("mail.transport.protocol", protocol);
    settings.setProperty(prefix + "host", server.getHost());
    settings.setProperty(prefix + "port", Integer.toString(port(server)));
    settings.setProperty(prefix + "connectiontimeout", patience);
    settings.setProperty(prefix + "timeout", patience);
    settings.setProperty(prefix + "writetimeout", patience);
    settings.setProperty(prefix + "starttls.enable", "true");
    settings.setProperty(prefix + "ssl.checkserveridentity", "true");
    // RFC 6531 only where the server offers it; else an address outside ASCII is refused by name.
    settings.setProperty("mail.mime.allowutf8", "true");
    String user = server.getUserInfo();
    settings.setProperty(prefix + "auth", Boolean.toString(user != null));
    return Session.getInstance(settings, user == null ? null : new Login(user));
  }

  private static int port(URI server) {
    if (server.getPort() >= 0) {
      return server.getPort();
    }
    return "smtps".equals(server.getScheme()) ? 465 : 587;
  }

  private static final class Login extends Authenticator {
    private final PasswordAuthentication login;

    Login(String userInfo) {
      int colon = userInfo.indexOf(':');
      this.login =
          colon < 0
              ? new PasswordAuthentication(userInfo, "")
              : new PasswordAuthentication(
                  userInfo.substring(0, colon), userInfo.substring(colon + 1));
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      return login;
    }
  }

  private static final class WithMessageId extends MimeMessage {
    private final String messageId;

    WithMessageId(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
