package gatehouse.control.member;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.control.access.Role;
import gatehouse.control.session.SessionCookie;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine against the plain answer, over enough rows that each of its ways is taken. */
@QuarkusTest
class MemberListTest {
  private static final int MANY = 9_000;
  private static final List<String> SORTS =
      List.of("name", "email", "role", "lastLogin", "createdAt");

  @Inject People people;
  @Inject MemberList list;

  private static UUID workspace = new UUID(0, 0);
  private static final UUID TEAM = UUID.fromString("01900000-0000-7000-8000-0000000000aa");
  private static final UUID TAG = UUID.fromString("01900000-0000-7000-8000-0000000000bb");
  private static final UUID COMMON_TAG = UUID.fromString("01900000-0000-7000-8000-0000000000cc");
  private static String session = "";

  @BeforeEach
  void manyMembers() {
    if (!session.isEmpty()) {
      return;
    }
    workspace = people.workspace("crowd");
    session = people.signIn(people.member("reader@crowd.example", workspace, Role.ADMIN));
    Superuser.execute(
        """
        insert into team (workspace_id, id, name, name_key, created_at)
        values ('%s', '%s', 'Crew', 'crew', now())
        """
            .formatted(workspace, TEAM));
    // Invited people have the last names: all of them are at the far end of the order by name.
    Superuser.execute(
        """
        with made as (
          select i, ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid as id,
            i %% 20 = 0 as invited, i %% 1000 = 7 as admin
          from generate_series(1000, 1000 + %2$d - 1) i
        ), persons as (
          insert into person (workspace_id, id, email, email_key, name, search_key, created_at)
          select '%1$s', id, 'u' || i || '@crowd.example', 'u' || i || '@crowd.example',
            case when invited then '' else 'Name ' || i end,
            case when invited then '' else 'name ' || i || ' ' end || 'u' || i || '@crowd.example',
            now()
          from made
        )
        insert into member (workspace_id, id, person_id, name, name_key, email, email_key, role,
          status, two_factor, last_login, team_id, tags, created_at)
        select '%1$s', id, id, case when invited then '' else 'Name ' || i end,
          case when invited then 'u' || i || '@crowd.example' else 'name ' || i end,
          'u' || i || '@crowd.example', 'u' || i || '@crowd.example',
          case when admin then 4 else i %% 4 end, case when invited then 0 when i %% 9 = 1 then 2 else 1 end,
          i %% 3 = 0, case when i %% 5 = 0 then '-infinity'::timestamptz
            else now() - make_interval(hours => i %% 4000) end,
          case when i %% 50 = 3 then '%3$s'::uuid end,
          case when i %% 400 = 9 then array['%4$s'::uuid, '%5$s'] when i %% 3 = 1 then array['%5$s'::uuid]
            else '{}' end,
          now()
        from made
        """
            .formatted(workspace, MANY, TEAM, TAG, COMMON_TAG));
    Superuser.execute("analyze member; analyze person");
  }

  @Test
  void everyFilterGivesEachRowOnceAndInOrder() {
    String team = "team=" + IdType.TEAM.format(TEAM);
    String tag = "tag=" + IdType.TAG.format(TAG);
    String common = "tag=" + IdType.TAG.format(COMMON_TAG);
    List<String> filters =
        List.of(
            "status=invited",
            "role=admin",
            "status=disabled&role=monitor&role=editor",
            team,
            team + "&status=invited",
            tag,
            common + "&role=admin",
            common + "&status=disabled&twoFactor=false",
            "tag=none&role=admin",
            "lastLogin=never&" + team,
            "lastLogin=over-90-days&status=active&role=manager",
            "q=u109",
            "q=u1",
            "q=name+8&status=active",
            "q=e+1",
            "q=u1&status=invited",
            "q=crowd&" + tag,
            "q=1234",
            "q=nobody-has-this",
            "q=me%2055&status=active",
            "q=U1234@CROWD.EXAMPLE");
    for (int i = 0; i < filters.size(); i++) {
      String filter = filters.get(i);
      // By name the invited are all at the end; the other orders take turns.
      String sort = SORTS.get(i % SORTS.size());
      assertThat(walk(filter)).as(filter).isEqualTo(plain(filter, null)).doesNotHaveDuplicates();
      assertThat(walk(filter + "&sort=name"))
          .as(filter + " by name")
          .isEqualTo(plain(filter, "name"));
      assertThat(walk(filter + "&sort=-" + sort))
          .as(filter + " by -" + sort)
          .isEqualTo(plain(filter, sort).reversed())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aSearchShowsFirstWhatBeginsWithItUnlessAnotherOrderIsAskedFor() {
    named(2001, "Zed Quill", "zed");
    named(2002, "Abel Quill", "quill");
    named(2003, "Quill Zed", "zed2");
    named(2005, "Abel Aquilla", "abel");
    String found = "items.name";
    assertThat(page("q=QUILL").getList(found))
        .containsExactly("Quill Zed", "Abel Quill", "Abel Aquilla", "Zed Quill");
    assertThat(page("q=quill&sort=name").getList(found))
        .containsExactly("Abel Aquilla", "Abel Quill", "Quill Zed", "Zed Quill");
    assertThat(page("q=quill&sort=-name").getList(found))
        .containsExactly("Zed Quill", "Quill Zed", "Abel Quill", "Abel Aquilla");
    assertThat(walk("q=quill")).isEqualTo(plain("q=quill", null)).hasSize(4);
  }

  private static void named(int i, String name, String address) {
    String id = "01900000-0000-7000-8000-%012x".formatted(i);
    String email = address + "@elsewhere.example";
    Superuser.execute(
        """
        update person set name = '%2$s', email = '%3$s', email_key = '%3$s',
          search_key = '%4$s %3$s' where id = '%1$s'
        """
            .formatted(id, name, email, name.toLowerCase(Locale.ROOT)));
    Superuser.execute(
        """
        update member set name = '%2$s', name_key = '%4$s', email = '%3$s', email_key = '%3$s'
        where id = '%1$s'
        """
            .formatted(id, name, email, name.toLowerCase(Locale.ROOT)));
  }

  @Test
  void theWholeListInEveryOrderHasEveryoneOnce() {
    for (String sort : SORTS) {
      assertThat(walk("sort=" + sort)).hasSize(MANY + 1).doesNotHaveDuplicates();
    }
  }

  @Test
  void totalsAreExactWhereTheySaySo() {
    for (String filter :
        List.of(
            "limit=1",
            "status=invited",
            "role=admin&twoFactor=false",
            "team=none",
            "tag=none&role=admin",
            "q=u109",
            "lastLogin=never&role=admin",
            "team=" + IdType.TEAM.format(TEAM))) {
      JsonPath page = page(filter);
      int plain = plain(filter, "name").size();
      if (page.getBoolean("total.exact")) {
        assertThat(page.getInt("total.value")).as(filter).isEqualTo(plain);
      } else {
        assertThat(page.getInt("total.value")).as(filter).isBetween(plain / 3, plain * 3);
      }
    }
  }

  @Test
  void countsFollowEveryKindOfWrite() {
    long before = list.seated(workspace);
    UUID one = UUID.fromString("01900000-0000-7000-8000-000000000401");
    Superuser.execute("update member set status = 2, tags = '{}' where id = '%s'".formatted(one));
    assertThat(list.seated(workspace)).isEqualTo(before - 1);
    Superuser.execute("update member set status = 1 where id = '%s'".formatted(one));
    assertThat(list.seated(workspace)).isEqualTo(before);
    Superuser.execute("update member set last_login = now() where id = '%s'".formatted(one));
    assertThat(list.seated(workspace)).isEqualTo(before);
  }

  @Test
  void aWrongFilterSortOrCursorIsSaidAndNeverAServerError() {
    for (String wrong :
        List.of(
            "sort=surname",
            "team=abc",
            "tag=mem_01h455vb4pex5vsknk084sn02q",
            "status=asleep",
            "lastLogin=yesterday",
            "twoFactor=perhaps",
            "site=%00",
            "q=" + "x".repeat(201),
            "cursor=AAAA",
            "sort=lastLogin&cursor=" + cursor("lastLogin", "tomorrow"),
            "sort=role&cursor=" + cursor("role", "x"),
            "sort=createdAt&cursor=" + cursor("createdAt", "x"),
            "q=u1&cursor=" + cursor("best", ""),
            "q=u1&cursor=" + cursor("best", "3x"),
            "q=u1&cursor=" + cursor("name", "x"),
            "cursor=" + cursor("best", "0x"),
            "colour=red")) {
      assertThat(as().get(path(wrong)).statusCode()).as(wrong).isEqualTo(422);
    }
  }

  private static String cursor(String sort, String value) {
    return new gatehouse.platform.paging.Cursor(sort, value, new UUID(0, 1)).encoded();
  }

  /** Page by page, until there is no next one. */
  private List<String> walk(String query) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      // Many pages of many rows: REST Assured's own way to read them takes most of the time.
      JsonNode page = tree(as().get(path(query + "&limit=200" + cursor)).then().statusCode(200));
      page.path("items").forEach(item -> ids.add(item.path("id").asText()));
      cursor =
          page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
    } while (!cursor.isEmpty());
    return ids;
  }

  private static JsonNode tree(ValidatableResponse answer) {
    try {
      return new ObjectMapper().readTree(answer.extract().asByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same by one plain statement, without any of the engine's ways. */
  private List<String> plain(String query, @Nullable String sort) {
    List<String> ids = new ArrayList<>();
    list.each(
        workspace, MemberFilters.of(query), sort, row -> ids.add(IdType.MEMBER.format(row.id())));
    return ids;
  }

  private JsonPath page(String query) {
    return as().get(path(query)).then().statusCode(200).extract().jsonPath();
  }

  private static String path(String query) {
    return "/api/v1/workspaces/crowd/members?" + query;
  }

  private RequestSpecification as() {
    return given().urlEncodingEnabled(false).cookie(SessionCookie.NAME, session);
  }
}
