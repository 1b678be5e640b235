package gatehouse.platform.mail;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.database.Database;
import gatehouse.testkit.MailForTests;
import gatehouse.testkit.PostgresForTests;
import gatehouse.testkit.SmtpWire;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No mail is lost, and none is sent twice but where the wire leaves no other way. */
@QuarkusTest
class MailDeliveryTest {
  private static final String SECRET = "https://gatehouse.example/reset/canary-7d1f";

  @Inject Outbox outbox;
  @Inject Database database;
  @Inject TestClock clock;

  @AfterEach
  void mended() {
    MailForTests.disturb(SmtpWire.Fault.NONE);
    clock.reset();
  }

  @Test
  void aLetterArrivesWithBothBodiesAndItsSecretIsErased() throws SQLException {
    UUID id = outbox.send(letter("good@example.org"));
    await(() -> state(id).equals("sent"));
    assertThat(MailForTests.arrivedFor("good@example.org"))
        .singleElement()
        .asString()
        .contains(
            "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=",
            "text/plain",
            "text/html",
            "<" + id + "@example.com>");
    assertThat(
            PostgresForTests.asOwner(
                "select (body is null)::text from outbox_mail where id = '" + id + "'"))
        .containsExactly("true");
  }

  @Test
  void aLetterOfARolledBackTransactionIsNeverSent() {
    UUID[] id = new UUID[1];
    assertThatThrownBy(() ->
            database.acrossWorkspaces(handle -> {
              id[0] = outbox.send(letter("never@example.org"));
              throw new IllegalStateException("no");
            }))
        .isInstanceOf(IllegalStateException.class);
    UUID after = outbox.send(letter("after@example.org"));
    await(() -> state(after).equals("sent"));
    assertThat(MailForTests.arrivedFor("never@example.org")).isEmpty();
  }

  @Test
  void theSecretWaitsSealed() throws SQLException {
    MailForTests.disturb(SmtpWire.Fault.BUSY);
    UUID id = outbox.send(letter("sealed@example.org"));
    assertThat(
            PostgresForTests.asOwner(
                "select (position('canary-7d1f'::bytea in body) > 0)::text from outbox_mail where id = '"
                    + id
                    + "'"))
        .containsExactly("false");
  }

  @Test
  void aBusyServerIsTriedAgain() {
    MailForTests.disturb(SmtpWire.Fault.BUSY);
    UUID id = outbox.send(letter("busy@example.org"));
    await(() -> failure(id).contains("451"));
    MailForTests.disturb(SmtpWire.Fault.NONE);
    clock.move(Duration.ofHours(5));
    await(() -> state(id).equals("sent"));
    assertThat(MailForTests.arrivedFor("busy@example.org")).hasSize(1);
  }

  @Test
  void aRefusalIsFinalAndKeepsTheServersWords() {
    MailForTests.disturb(SmtpWire.Fault.REFUSES);
    UUID id = outbox.send(letter("refused@example.org"));
    await(() -> state(id).equals("failed"));
    assertThat(failure(id)).contains("550 5.1.1 mailbox unavailable");
  }

  @Test
  void aHangingServerIsLeftAndTriedAgain() {
    MailForTests.disturb(SmtpWire.Fault.HANGS);
    UUID id = outbox.send(letter("hanging@example.org"));
    await(() -> !failure(id).isEmpty());
    assertThat(state(id)).isEqualTo("queued");
    MailForTests.disturb(SmtpWire.Fault.NONE);
    clock.move(Duration.ofHours(5));
    await(() -> state(id).equals("sent"));
    assertThat(MailForTests.arrivedFor("hanging@example.org")).hasSize(1);
  }

  @Test
  void theAnswerOfALateNodeDoesNotOverwriteTheNextAttempt() throws SQLException {
    MailForTests.disturb(SmtpWire.Fault.HANGS);
    UUID id = outbox.send(letter("late@example.org"));
    await(() -> state(id).equals("sending"));
    // As another node does when this one has had it for too long.
    PostgresForTests.executeAsOwner(
        "update outbox_mail set attempts = attempts + 1, next_attempt = now() + interval '1 hour'"
            + " where id = '"
            + id
            + "'");
    UUID after = outbox.send(letter("behind@example.org"));
    await(() -> !failure(after).isEmpty());
    assertThat(state(id)).isEqualTo("sending");
    assertThat(failure(id)).isEmpty();
  }

  @Test
  void aWireCutAfterTheMailGivesTheSameMessageIdAgain() {
    MailForTests.disturb(SmtpWire.Fault.CUT_AFTER_DATA);
    UUID id = outbox.send(letter("cut@example.org"));
    await(() -> !failure(id).isEmpty());
    MailForTests.disturb(SmtpWire.Fault.NONE);
    clock.move(Duration.ofHours(5));
    await(() -> state(id).equals("sent"));
    List<String> arrived = MailForTests.arrivedFor("cut@example.org");
    assertThat(arrived).hasSizeBetween(1, 2);
    assertThat(arrived)
        .allSatisfy(mail -> assertThat(mail).contains("Message-ID: <" + id + "@example.com>"));
  }

  @Test
  void aLineBreakInAHeaderIsRefused() {
    assertThatThrownBy(
            () -> new Letter("test", "a@example.org\r\nBcc: b@example.org", "Hi", List.of(), null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Letter letter(String to) {
    return new Letter(
        "test", to, "Grüße", List.of("A text with <angles>."), new Letter.Link("Open", SECRET));
  }

  private static String state(UUID id) {
    return one("select state from outbox_mail where id = '" + id + "'");
  }

  private static String failure(UUID id) {
    return one("select coalesce(failure, '') from outbox_mail where id = '" + id + "'");
  }

  private static String one(String sql) {
    try {
      return PostgresForTests.asOwner(sql).getFirst();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(Supplier<Boolean> done) {
    eventually(done, "the mail's state");
  }
}
