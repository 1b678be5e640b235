package gatehouse.app.demo;

import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.group.GroupKind;
import gatehouse.control.group.Groups;
import gatehouse.control.member.Edit;
import gatehouse.control.member.Existing;
import gatehouse.control.member.MemberFilter;
import gatehouse.control.member.MemberIntake;
import gatehouse.control.member.MemberList;
import gatehouse.control.member.Members;
import gatehouse.control.session.Client;
import gatehouse.control.signin.PastSignIns;
import gatehouse.control.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Fills a workspace with people as an import would: teams, tags, sites, some suspended or banned,
 * and ninety days of sign-ins.
 */
@ApplicationScoped
class DemoMembers {
  private static final int AT_ONCE = 500;
  private static final int DAYS = 90;
  private static final Duration BAN = Duration.ofDays(14);
  private static final Client BROWSER =
      new Client("192.0.2.10", "Mozilla/5.0 (X11; Linux x86_64) Chrome/143.0 Safari/537.36");

  private final MemberIntake intake;
  private final MemberList list;
  private final Members members;
  private final Accounts accounts;
  private final Groups groups;
  private final PastSignIns signIns;
  private final Clock clock;

  DemoMembers(
      MemberIntake intake,
      MemberList list,
      Members members,
      Accounts accounts,
      Groups groups,
      PastSignIns signIns,
      Clock clock) {
    this.intake = intake;
    this.list = list;
    this.members = members;
    this.accounts = accounts;
    this.groups = groups;
    this.signIns = signIns;
    this.clock = clock;
  }

  void into(Workspace workspace, List<DemoPeople.Placed> people) {
    groups.ensure(workspace.id(), GroupKind.SITE, DemoPeople.sites());
    groups.ensure(workspace.id(), GroupKind.TAG, DemoPeople.tags());
    for (int from = 0; from < people.size(); from += AT_ONCE) {
      intake.take(
          workspace.id(),
          people.subList(from, Math.min(from + AT_ONCE, people.size())).stream()
              .map(DemoPeople.Placed::candidate)
              .toList(),
          Existing.SKIP);
    }
    signIn(people);
    keepOut(workspace, people);
  }

  private void signIn(List<DemoPeople.Placed> people) {
    Map<String, Account> known =
        accounts.byKeys(people.stream().map(one -> one.candidate().email().key()).toList());
    Map<UUID, List<Instant>> times = new HashMap<>();
    Instant now = clock.instant();
    int number = 0;
    for (DemoPeople.Placed person : people) {
      number++;
      Account account = known.get(person.candidate().email().key());
      if (account == null || person.signInsADay() == 0) {
        continue;
      }
      List<Instant> own = new ArrayList<>();
      // Some have not been here for long, most come every few days.
      int newest = number % 8 == 0 ? 35 + number % 50 : number % 5;
      for (int day = DAYS; day >= newest; day -= 3 + number % 9) {
        own.add(now.minus(Duration.ofDays(day)).minusSeconds(number * 37L % 30_000));
      }
      if (!own.isEmpty()) {
        times.put(account.id(), own);
      }
    }
    signIns.add(times, BROWSER);
  }

  private void keepOut(Workspace workspace, List<DemoPeople.Placed> people) {
    Map<String, UUID> idOf = new HashMap<>();
    list.each(workspace.id(), MemberFilter.ALL, null, row -> idOf.put(row.emailKey(), row.id()));
    for (DemoPeople.Placed person : people) {
      UUID id = idOf.get(person.candidate().email().key());
      if (id != null && person.suspended()) {
        members.edit(workspace.id(), id, null, new Edit.Suspend());
      } else if (id != null && person.banned()) {
        members.edit(workspace.id(), id, null, new Edit.Ban(clock.instant().plus(BAN)));
      }
    }
  }
}
