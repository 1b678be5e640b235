package gatehouse.control.member;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.NewAccount;
import gatehouse.control.activation.Activations;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.control.group.Group;
import gatehouse.control.group.GroupKind;
import gatehouse.control.group.GroupName;
import gatehouse.control.group.Groups;
import gatehouse.control.person.People;
import gatehouse.control.person.Person;
import gatehouse.control.workspace.Workspace;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Does what was judged: accounts, people and members with one statement each. */
@ApplicationScoped
class IntakeWork {
  private final Database database;
  private final Accounts accounts;
  private final People people;
  private final Groups groups;
  private final MemberEdits edits;
  private final Activations activations;
  private final AuditLog audit;
  private final MemberNews news;
  private final Ids ids;
  private final Clock clock;

  IntakeWork(
      Database database,
      Accounts accounts,
      People people,
      Groups groups,
      MemberEdits edits,
      Activations activations,
      AuditLog audit,
      MemberNews news,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.people = people;
    this.groups = groups;
    this.edits = edits;
    this.activations = activations;
    this.audit = audit;
    this.news = news;
    this.ids = ids;
    this.clock = clock;
  }

  List<Verdict> perform(Workspace of, List<Candidate> candidates, MemberIntake.Judged judged) {
    List<Verdict> verdicts = new ArrayList<>(judged.verdicts());
    List<Candidate> added = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      if (verdicts.get(i).kind() == Verdict.Kind.ADDED) {
        added.add(candidates.get(i));
      }
    }
    // In one order, so that two who take in the same people wait for each other in no circle.
    added.sort(Comparator.comparing(candidate -> candidate.email().key()));
    Map<GroupKind, Map<String, Group>> there = withNewTeams(of.id(), candidates, judged);
    Map<String, Verdict> otherwise = add(of, added, judged, there);
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      IntakeDao.Known member = judged.members().get(candidate.email().key());
      if (verdicts.get(i).kind() == Verdict.Kind.UPDATED && member != null) {
        verdicts.set(i, update(of.id(), member.id(), candidate, there));
      } else {
        verdicts.set(i, otherwise.getOrDefault(candidate.email().key(), judged.verdicts().get(i)));
      }
    }
    return verdicts;
  }

  private Map<GroupKind, Map<String, Group>> withNewTeams(
      UUID workspace, List<Candidate> candidates, MemberIntake.Judged judged) {
    Map<String, Group> teams =
        new HashMap<>(judged.groups().getOrDefault(GroupKind.TEAM, Map.of()));
    Map<String, GroupName> missing = new TreeMap<>();
    for (int i = 0; i < candidates.size(); i++) {
      GroupName team = candidates.get(i).team();
      Verdict.Kind kind = judged.verdicts().get(i).kind();
      boolean works = kind == Verdict.Kind.ADDED || kind == Verdict.Kind.UPDATED;
      if (works && team != null && !teams.containsKey(team.key())) {
        missing.putIfAbsent(team.key(), team);
      }
    }
    if (!missing.isEmpty()) {
      groups.ensure(workspace, GroupKind.TEAM, missing.values());
      groups
          .heldByName(workspace, GroupKind.TEAM, missing.keySet())
          .forEach(team -> teams.put(team.nameKey(), team));
    }
    Map<GroupKind, Map<String, Group>> all = new HashMap<>(judged.groups());
    all.put(GroupKind.TEAM, teams);
    return all;
  }

  /** Answers what became of addresses that were not taken in after all, by their keys. */
  private Map<String, Verdict> add(
      Workspace of,
      List<Candidate> added,
      MemberIntake.Judged judged,
      Map<GroupKind, Map<String, Group>> there) {
    if (added.isEmpty()) {
      return Map.of();
    }
    Map<String, Account> made = makeAccounts(of, added, judged);
    Map<String, Account> all = new HashMap<>(judged.accounts());
    all.putAll(made);
    all.putAll(madeMeanwhile(added, all));
    Map<String, Person> persons =
        people.ofAccounts(
            of.id(),
            added.stream()
                .map(one -> all.get(one.email().key()))
                .filter(Objects::nonNull)
                .toList());
    List<IntakeDao.Row> rows = new ArrayList<>(added.size());
    Map<UUID, Placement> placed = new HashMap<>();
    Map<String, Verdict> otherwise = new HashMap<>();
    Instant now = clock.instant();
    for (Candidate candidate : added) {
      String key = candidate.email().key();
      Account account = all.get(key);
      Person person = persons.get(key);
      if (account == null
          || !account.active()
          || person == null
          || !account.id().equals(person.accountId())) {
        otherwise.put(key, Verdict.failed("This address belongs to somebody else here"));
        continue;
      }
      Placement placement = placement(candidate, Placement.NOWHERE, there);
      placed.put(person.id(), placement);
      rows.add(
          new IntakeDao.Row(
              Joining.member(
                  ids.next(),
                  person,
                  account,
                  Objects.requireNonNullElse(candidate.role(), Role.AGENT_USER),
                  MemberStatus.ACTIVE,
                  now),
              key,
              placement.teamId(),
              placement.tagIds(),
              placement.siteIds()));
    }
    Set<UUID> members =
        database.inWorkspace(of.id(), handle -> new IntakeDao(handle, of.id()).insert(rows, now));
    List<Account> welcome = new ArrayList<>();
    List<Account> also = new ArrayList<>();
    for (IntakeDao.Row row : rows) {
      if (members.contains(row.member().personId())) {
        audit.record(
            of.id(),
            Joining.event(
                row.member(), placed.getOrDefault(row.member().personId(), Placement.NOWHERE)));
        Account account = Objects.requireNonNull(all.get(row.emailKey()));
        (made.containsKey(row.emailKey()) ? welcome : also).add(account);
      } else {
        otherwise.put(row.emailKey(), Verdict.ALREADY);
      }
    }
    news.manyJoined(of.id());
    activations.write(of, welcome, also);
    return otherwise;
  }

  /** Accounts that another import made since these candidates were judged. */
  private Map<String, Account> madeMeanwhile(List<Candidate> added, Map<String, Account> known) {
    List<String> missing =
        added.stream()
            .map(candidate -> candidate.email().key())
            .filter(key -> !known.containsKey(key))
            .toList();
    return missing.isEmpty() ? Map.of() : accounts.byKeys(missing);
  }

  private Map<String, Account> makeAccounts(
      Workspace of, List<Candidate> added, MemberIntake.Judged judged) {
    List<NewAccount> missing =
        added.stream()
            .filter(one -> !judged.accounts().containsKey(one.email().key()))
            .map(one -> new NewAccount(one.email(), one.name().first(), one.name().last()))
            .toList();
    if (missing.isEmpty()) {
      return Map.of();
    }
    Map<String, Account> made = accounts.createAbsent(missing);
    if (!made.isEmpty()) {
      // Each is told of in the workspace's log; the server's has the sum, or it would be twice as
      // long.
      audit.record(
          AuditLog.SERVER,
          new AuditEvent(
              "accounts.imported",
              new Subject("workspace", IdType.WORKSPACE.format(of.id()), of.name()),
              Map.of(),
              Map.of("accounts", made.size())));
    }
    return made;
  }

  private Verdict update(
      UUID workspace, UUID member, Candidate candidate, Map<GroupKind, Map<String, Group>> there) {
    try {
      return database.attempt(handle -> {
        boolean changed =
            edits.place(
                workspace,
                member,
                Optional.ofNullable(candidate.role()),
                was -> placement(candidate, was, there));
        return changed ? Verdict.updated() : Verdict.skipped("Is a member already, just so");
      });
    } catch (ProblemException refused) {
      return Verdict.failed(refused.detail());
    }
  }

  /** What a candidate's file does not tell of stays. */
  private static Placement placement(
      Candidate candidate, Placement was, Map<GroupKind, Map<String, Group>> there) {
    GroupName team = candidate.team();
    return new Placement(
        team == null ? was.team() : there.getOrDefault(GroupKind.TEAM, Map.of()).get(team.key()),
        candidate.tags().isEmpty() ? was.tags() : named(candidate.tags(), GroupKind.TAG, there),
        candidate.tellsOfSites() ? candidate.allSites() : was.allSites(),
        candidate.tellsOfSites() ? named(candidate.sites(), GroupKind.SITE, there) : was.sites());
  }

  private static List<Group> named(
      List<GroupName> names, GroupKind kind, Map<GroupKind, Map<String, Group>> there) {
    Map<String, Group> known = there.getOrDefault(kind, Map.of());
    return names.stream()
        .map(name -> known.get(name.key()))
        .filter(Objects::nonNull)
        .distinct()
        .sorted(Comparator.comparing(Group::nameKey))
        .toList();
  }
}
