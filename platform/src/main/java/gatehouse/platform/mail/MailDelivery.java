package gatehouse.platform.mail;

import gatehouse.platform.database.Database;
import gatehouse.platform.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries the outbox to the mail server. What the server refuses for good (5xx) has failed, with
 * its words; everything else is tried again, ever more slowly, for two days.
 */
@ApplicationScoped
class MailDelivery implements Recurring {
  static final String NAME = "deliver-mail";
  private static final Logger LOG = Logger.getLogger("gatehouse.mail");
  private static final int AT_ONCE = 8;
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(4);
  private static final Duration GIVE_UP = Duration.ofDays(2);

  private final Database database;
  private final Outbox outbox;
  private final MailServer server;
  private final Event<MailSettled> ends;
  private final Clock clock;

  MailDelivery(
      Database database, Outbox outbox, MailServer server, Event<MailSettled> ends, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.server = server;
    this.ends = ends;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }

  @Override
  public void run() {
    if (!server.configured()) {
      return;
    }
    List<OutboxDao.DueMail> due = take();
    while (!due.isEmpty()) {
      try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
        for (OutboxDao.DueMail mail : due) {
          senders.execute(() -> deliver(mail));
        }
      }
      due = take();
    }
  }

  private List<OutboxDao.DueMail> take() {
    Instant now = clock.instant();
    return database.acrossWorkspaces(
        handle -> new OutboxDao(handle).take(now, now.plus(LEASE), AT_ONCE));
  }

  private void deliver(OutboxDao.DueMail mail) {
    LetterBody body;
    try {
      body = outbox.open(mail.id(), mail.body());
    } catch (IllegalStateException e) {
      failed(mail, "Its text cannot be opened: the server's key has changed");
      return;
    }
    try {
      server.deliver(mail, body);
    } catch (AddressException e) {
      failed(mail, "The address cannot be written to: " + e.getMessage());
      return;
    } catch (MessagingException e) {
      String why = words(e);
      if (isFinal(e) || mail.createdAt().plus(GIVE_UP).isBefore(clock.instant())) {
        failed(mail, why);
      } else {
        note(dao -> dao.retry(mail, why, clock.instant().plus(pauseAfter(mail.attempts()))));
      }
      LOG.infof("Mail %s not delivered at attempt %d: %s", mail.id(), mail.attempts(), why);
      return;
    }
    sent(mail);
  }

  private void sent(OutboxDao.DueMail mail) {
    Instant now = clock.instant();
    note(dao -> {
      if (dao.sent(mail, now)) {
        ends.fire(new MailSettled(mail.id(), now, null));
      }
    });
  }

  private void failed(OutboxDao.DueMail mail, String why) {
    note(dao -> {
      if (dao.failed(mail, why)) {
        ends.fire(new MailSettled(mail.id(), clock.instant(), why));
      }
    });
  }

  private void note(java.util.function.Consumer<OutboxDao> what) {
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      what.accept(new OutboxDao(handle));
      return null;
    });
  }

  private static Duration pauseAfter(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private static boolean isFinal(MessagingException thrown) {
    for (Exception e = thrown; e != null; e = next(e)) {
      int code =
          switch (e) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            default -> 0;
          };
      if (code >= 500) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  /** The innermost message: the server's own words, on one line. */
  private static String words(MessagingException thrown) {
    Exception innermost = thrown;
    for (Exception e = thrown; e != null; e = next(e)) {
      innermost = e;
    }
    String words = String.valueOf(innermost.getMessage()).strip().replaceAll("\\s+", " ");
    return words.length() <= 500 ? words : words.substring(0, 500);
  }
}
