package gatehouse.testkit;

import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** People's mail in tests, as the test mail server got it. Use an address in one test only. */
@ApplicationScoped
public class Mailbox {
  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  private final Database database;

  Mailbox(Database database) {
    this.database = database;
  }

  /** One mail. */
  public record Mail(String subject, String text) {
    /** The address in it, if there is one. */
    public @Nullable String link() {
      Matcher found = LINK.matcher(text);
      return found.find() ? found.group() : null;
    }

    /** The secret in its link. */
    public String token() {
      String link = link();
      if (link == null) {
        throw new NoSuchElementException("No link in: " + subject);
      }
      return link.replaceAll("^.*/|\\?.*$", "");
    }
  }

  /** Mail to this address, the newest last, once all that waits for it has arrived. */
  public List<Mail> of(String address) {
    int expected =
        database.<Integer>acrossWorkspaces(handle ->
            handle
                .createQuery("select count(*) from outbox_mail where recipient = :address")
                .bind("address", address)
                .mapTo(Integer.class)
                .one());
    Eventually.eventually(
        () -> MailForTests.arrivedFor(address).size() >= expected, "mail for " + address);
    return MailForTests.arrivedFor(address).stream().map(Mailbox::read).toList();
  }

  /** The newest mail with these words in its subject. */
  public Mail last(String address, String subject) {
    return of(address).stream()
        .filter(mail -> mail.subject().contains(subject))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new NoSuchElementException(subject + " to " + address));
  }

  private static Mail read(String raw) {
    try {
      MimeMessage message =
          new MimeMessage(
              (jakarta.mail.Session) null,
              new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
      Object content = message.getContent();
      while (content instanceof MimeMultipart parts) {
        content = parts.getBodyPart(0).getContent();
      }
      return new Mail(message.getSubject(), String.valueOf(content));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
