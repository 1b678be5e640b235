package gatehouse.control.event;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.member.Members;
import gatehouse.control.session.SessionCookie;
import gatehouse.control.session.Sessions;
import gatehouse.platform.database.Database;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.Events;
import gatehouse.testkit.OpenStream;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventsTest {
  private static final AtomicInteger NEXT = new AtomicInteger();

  /** A second is promised, with time for a busy machine; a heartbeat comes only after fifteen. */
  private static final Duration SOON = Duration.ofSeconds(10);

  @Inject People people;
  @Inject Members members;
  @Inject Sessions sessions;
  @Inject Events events;
  @Inject Database database;

  @TestHTTPResource("/api/v1/workspaces/")
  URI workspaces = URI.create("");

  private String slug = "";
  private UUID workspace = new UUID(0, 0);
  private String suffix = "";

  @BeforeEach
  void aWorkspaceWithAnAdmin() {
    suffix = NEXT.incrementAndGet() + "@events.example";
    slug = "events-" + NEXT.get();
    workspace = people.workspace(slug);
    people.member("admin" + suffix, workspace, Role.ADMIN);
  }

  @Test
  void aReaderHearsOnlyOfItsOwnWorkspaceAndWhatItsRoleMaySee() {
    UUID other = people.workspace(slug + "-other");
    Account monitor = people.member("monitor" + suffix, workspace, Role.MONITOR);
    try (OpenStream stream = open(people.signIn(monitor))) {
      publish(other, "members.read", "elsewhere");
      publish(workspace, "licence.read", "for-admins");
      publish(workspace, "members.read", "for-readers");

      eventually(() -> assertThat(stream.names()).contains("for-readers"));
      assertThat(stream.names()).containsExactly("hello", "for-readers");
    }
  }

  @Test
  void aLoweredRoleHoldsForTheNextEvent() {
    Account editor = people.account("editor" + suffix);
    UUID member = people.join(editor, workspace, Role.ADMIN);
    try (OpenStream stream = open(people.signIn(editor))) {
      publish(workspace, "licence.read", "before");
      eventually(() -> assertThat(stream.names()).contains("before"));

      members.changeRole(workspace, member, Role.MONITOR, null);
      publish(workspace, "licence.read", "after");
      publish(workspace, "members.read", "still");

      eventually(() -> assertThat(stream.names()).contains("still"));
      assertThat(stream.names()).contains("role.changed").doesNotContain("after");
      assertThat(stream.received())
          .filteredOn(event -> event.name().equals("role.changed"))
          .singleElement()
          .satisfies(event -> assertThat(event.data()).isEqualTo("{\"role\":\"monitor\"}"));
    }
  }

  @Test
  void aRoleThatWasChangedBehindTheServersBackHoldsForTheNextEventToo() {
    Account account = people.account("quiet" + suffix);
    UUID member = people.join(account, workspace, Role.ADMIN);
    try (OpenStream stream = open(people.signIn(account))) {
      eventually(() -> assertThat(stream.names()).contains("hello"));
      Superuser.execute("update member set role = 0 where id = '" + member + "'");
      publish(workspace, "members.read", "members");
      publish(workspace, "workspace.read", "all");

      eventually(() -> assertThat(stream.names()).contains("all"));
      assertThat(stream.names()).containsExactly("hello", "role.changed", "all");
    }
  }

  @Test
  void aSuspendedMembersStreamEndsWithinASecond() {
    Account account = people.account("suspended" + suffix);
    UUID member = people.join(account, workspace, Role.EDITOR);
    try (OpenStream stream = open(people.signIn(account))) {
      eventually(() -> assertThat(stream.names()).contains("hello"));
      members.disable(workspace, member);

      eventually(SOON, () -> assertThat(stream.hasEnded()).isTrue());
      assertThat(stream.names()).endsWith("access.ended");
    }
  }

  @Test
  void aRemovedMembersStreamEndsAndOthersGoOn() {
    Account account = people.account("removed" + suffix);
    UUID member = people.join(account, workspace, Role.EDITOR);
    Account stays = people.member("stays" + suffix, workspace, Role.EDITOR);
    try (OpenStream stream = open(people.signIn(account));
        OpenStream other = open(people.signIn(stays))) {
      eventually(() -> assertThat(stream.names()).contains("hello"));
      members.remove(workspace, member);
      publish(workspace, "members.read", "later");

      eventually(SOON, () -> assertThat(stream.hasEnded()).isTrue());
      assertThat(stream.names()).doesNotContain("later").endsWith("access.ended");
      eventually(() -> assertThat(other.names()).contains("later"));
    }
  }

  @Test
  void anEndedSessionsStreamEndsAndThatOfAnotherSessionGoesOn() {
    Account account = people.member("twice" + suffix, workspace, Role.EDITOR);
    String first = people.signIn(account);
    String second = people.signIn(account);
    try (OpenStream stream = open(first);
        OpenStream kept = open(second)) {
      eventually(() -> assertThat(stream.names()).contains("hello"));
      sessions.endByToken(first);

      eventually(SOON, () -> assertThat(stream.hasEnded()).isTrue());
      assertThat(stream.names()).endsWith("session.ended");
      publish(workspace, "members.read", "later");
      eventually(() -> assertThat(kept.names()).contains("later"));
    }
  }

  @Test
  void afterALostConnectionEveryStreamIsToldToReadAnew() {
    Account account = people.member("gap" + suffix, workspace, Role.EDITOR);
    try (OpenStream stream = open(people.signIn(account))) {
      eventually(() -> assertThat(stream.names()).contains("hello"));
      Superuser.execute(
          """
          create temporary table ended as select pg_terminate_backend(pid) from pg_stat_activity
          where application_name like 'node-%' and datname = current_database()
          """);

      eventually(() -> assertThat(stream.names()).contains("resync"));
      publish(workspace, "members.read", "again");
      eventually(() -> assertThat(stream.names()).contains("again"));
    }
  }

  @Test
  void onePersonCannotOpenStreamsWithoutEnd() {
    Account account = people.member("greedy" + suffix, workspace, Role.EDITOR);
    String token = people.signIn(account);
    List<OpenStream> streams = new ArrayList<>();
    try {
      for (int i = 0; i < EventStreams.MOST_OF_ONE; i++) {
        OpenStream stream = open(token);
        assertThat(stream.status()).isEqualTo(200);
        streams.add(stream);
      }
      try (OpenStream refused = open(token)) {
        assertThat(refused.status()).isEqualTo(429);
      }
    } finally {
      streams.forEach(OpenStream::close);
    }
    eventually(() -> {
      try (OpenStream again = open(token)) {
        assertThat(again.status()).isEqualTo(200);
      }
    });
  }

  @Test
  void whoIsNoMemberGetsNoStream() {
    Account stranger = people.account("stranger" + suffix);
    try (OpenStream stream = open(people.signIn(stranger))) {
      assertThat(stream.status()).isEqualTo(404);
    }
  }

  private OpenStream open(String token) {
    return OpenStream.of(
        workspaces.resolve(slug + "/events"),
        Map.of("Cookie", SessionCookie.NAME + "=" + token, "Accept", "text/event-stream"));
  }

  private void publish(UUID where, String permission, String type) {
    database.acrossWorkspaces(handle -> {
      events.publish(new Event(type, where, null, permission, Map.of()));
      return null;
    });
  }
}
