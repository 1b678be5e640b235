package gatehouse.platform.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.platform.crypto.Sealer;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.Ids;
import gatehouse.platform.jobs.Housekeeping;
import gatehouse.platform.jobs.Scheduling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes letters in the open transaction; they are sent if and when that commits. */
@ApplicationScoped
public class Outbox implements Housekeeping {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration FAILED_LATELY = Duration.ofDays(7);

  private final Database database;
  private final MailServer server;
  private final Sealer sealer;
  private final Ids ids;
  private final Clock clock;
  private final ObjectMapper json;
  private final Instance<Scheduling> scheduling;

  Outbox(
      Database database,
      MailServer server,
      Sealer sealer,
      Ids ids,
      Clock clock,
      ObjectMapper json,
      Instance<Scheduling> scheduling) {
    this.database = database;
    this.server = server;
    this.sealer = sealer;
    this.ids = ids;
    this.clock = clock;
    this.json = json;
    this.scheduling = scheduling;
  }

  /** False when no mail server is set: then links reach people by other ways, and pages say so. */
  public boolean available() {
    return server.configured();
  }

  /**
   * Puts a letter into the queue.
   *
   * @return its id, under which its state is found
   */
  public UUID send(Letter letter) {
    return send(List.of(letter)).getFirst();
  }

  /** As {@link #send(Letter)}, for many letters at once; their ids are in the same order. */
  public List<UUID> send(List<Letter> letters) {
    Instant now = clock.instant();
    String state = server.configured() ? "queued" : "no-mail-server";
    List<OutboxDao.NewMail> mails = letters.stream().map(letter -> mail(letter, state)).toList();
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      new OutboxDao(handle).insert(mails, now);
      return null;
    });
    if (server.configured()) { // somebody waits for a code; nobody should wait for a turn as well
      database.afterCommit(() -> scheduling.get().soon(MailDelivery.NAME));
    }
    return mails.stream().map(OutboxDao.NewMail::id).toList();
  }

  private OutboxDao.NewMail mail(Letter letter, String state) {
    UUID id = ids.next();
    byte[] body = server.configured() ? sealed(id, letter) : null;
    return new OutboxDao.NewMail(
        id,
        letter.workspaceId(),
        letter.kind(),
        letter.to(),
        letter.subject(),
        server.messageId(id),
        body,
        state);
  }

  /** Takes mail back that waits; what is on its way or was sent stays. */
  public void withdraw(Collection<UUID> mails) {
    if (!mails.isEmpty()) {
      database.acrossWorkspaces(handle -> new OutboxDao(handle).withdraw(mails));
    }
  }

  public MailHealth health() {
    Instant failedSince = clock.instant().minus(FAILED_LATELY);
    OutboxDao.Counts counts =
        database.acrossWorkspaces(handle -> new OutboxDao(handle).counts(failedSince));
    return new MailHealth(
        server.configured(), counts.queued(), counts.failed(), counts.oldestQueued());
  }

  @Override
  public String name() {
    return "old mail";
  }

  @Override
  public int sweep(Instant now) {
    return database.acrossWorkspaces(handle -> new OutboxDao(handle).sweep(now.minus(KEPT)));
  }

  private byte[] sealed(UUID id, Letter letter) {
    try {
      return sealer.seal(json.writeValueAsString(LetterBody.of(letter)), place(id));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  LetterBody open(UUID id, byte[] body) {
    try {
      return json.readValue(sealer.open(body, place(id)), LetterBody.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String place(UUID id) {
    return "outbox_mail:" + id;
  }
}
