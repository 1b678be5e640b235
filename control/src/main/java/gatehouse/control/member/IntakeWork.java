package gatehouse.control.member;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.NewAccount;
import gatehouse.control.activation.Activations;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.control.person.People;
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
import java.util.UUID;

/** Does what was judged: accounts, people and members with one statement each. */
@ApplicationScoped
class IntakeWork {
  private final Database database;
  private final Accounts accounts;
  private final People people;
  private final IntakePlaces places;
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
      IntakePlaces places,
      MemberEdits edits,
      Activations activations,
      AuditLog audit,
      MemberNews news,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.people = people;
    this.places = places;
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
    IntakePlaces.There there = places.ensure(of.id(), candidates, judged);
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

  /** Answers what became of addresses that were not taken in after all, by their keys. */
  private Map<String, Verdict> add(
      Workspace of, List<Candidate> added, MemberIntake.Judged judged, IntakePlaces.There there) {
    if (added.isEmpty()) {
      return Map.of();
    }
    Map<String, Account> made = makeAccounts(of, added, judged);
    Map<String, Account> all = new HashMap<>(judged.accounts());
    all.putAll(made);
    all.putAll(madeMeanwhile(added, all));
    Map<String, UUID> persons =
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
      UUID person = persons.get(key);
      if (account == null || !account.active() || person == null) {
        otherwise.put(key, Verdict.failed("This address belongs to somebody else here"));
        continue;
      }
      Placement placement = there.placement(candidate, Placement.NOWHERE);
      placed.put(person, placement);
      rows.add(
          new IntakeDao.Row(
              Joining.member(
                  of.id(),
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
      UUID workspace, UUID member, Candidate candidate, IntakePlaces.There there) {
    try {
      return database.attempt(handle -> {
        boolean changed =
            edits.place(
                workspace,
                member,
                Optional.ofNullable(candidate.role()),
                was -> there.placement(candidate, was));
        return changed ? Verdict.updated() : Verdict.skipped("Is a member already, just so");
      });
    } catch (ProblemException refused) {
      return Verdict.failed(refused.detail());
    }
  }
}
