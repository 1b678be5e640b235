package gatehouse.control.member;

import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.group.Group;
import gatehouse.control.group.GroupKind;
import gatehouse.control.group.GroupName;
import gatehouse.control.group.Groups;
import gatehouse.control.workspace.Workspace;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges many candidates for membership at once, and takes in those it can. The candidates of one
 * call have different addresses.
 */
@ApplicationScoped
public class MemberIntake {
  private final Database database;
  private final Workspaces workspaces;
  private final Accounts accounts;
  private final Groups groups;
  private final MemberList list;
  private final IntakeWork work;

  MemberIntake(
      Database database,
      Workspaces workspaces,
      Accounts accounts,
      Groups groups,
      MemberList list,
      IntakeWork work) {
    this.database = database;
    this.workspaces = workspaces;
    this.accounts = accounts;
    this.groups = groups;
    this.list = list;
    this.work = work;
  }

  /** Judges them as {@link #take} would, one after another over several calls; changes nothing. */
  public final class Rehearsal {
    private final UUID workspace;
    private final Existing existing;
    private long seatsTaken;

    private Rehearsal(UUID workspace, Existing existing) {
      this.workspace = workspace;
      this.existing = existing;
    }

    public List<Verdict> judge(List<Candidate> candidates) {
      return database.inWorkspace(
          workspace,
          handle -> {
            Workspace of = workspaces.find(workspace).orElseThrow();
            Judged judged = MemberIntake.this.judge(of, candidates, existing, seatsTaken);
            seatsTaken += judged.seatsTaken();
            return judged.verdicts();
          });
    }
  }

  public Rehearsal rehearse(UUID workspace, Existing existing) {
    return new Rehearsal(workspace, existing);
  }

  /** Takes in those it can, in the open transaction; the verdicts are in the same order. */
  public List<Verdict> take(UUID workspace, List<Candidate> candidates, Existing existing) {
    return database.inWorkspace(
        workspace,
        handle -> {
          // Updates hold it themselves, to keep the last Admin.
          Workspace of =
              existing == Existing.SKIP
                  ? workspaces.holdForMore(workspace)
                  : workspaces.hold(workspace);
          Judged judged = judge(of, candidates, existing, 0);
          return work.perform(of, candidates, judged);
        });
  }

  /**
   * What is to become of candidates, with all that was looked up for it.
   *
   * @param members by the address's key
   * @param accounts by the address's key
   * @param groups by kind and the name's key
   */
  record Judged(
      List<Verdict> verdicts,
      long seatsTaken,
      Map<String, IntakeDao.Known> members,
      Map<String, Account> accounts,
      Map<GroupKind, Map<String, Group>> groups) {}

  private Judged judge(
      Workspace of, List<Candidate> candidates, Existing existing, long seatsTakenBefore) {
    UUID workspace = of.id();
    List<String> keys = candidates.stream().map(one -> one.email().key()).toList();
    Map<String, IntakeDao.Known> members =
        database.inWorkspace(
            workspace,
            handle ->
                new IntakeDao(handle, workspace)
                    .known(keys).stream()
                        .collect(Collectors.toMap(IntakeDao.Known::emailKey, Function.identity())));
    Map<String, Account> known = accounts.byKeys(keys);
    Map<GroupKind, Map<String, Group>> there = new HashMap<>();
    there.put(GroupKind.TEAM, named(workspace, GroupKind.TEAM, teams(candidates)));
    there.put(
        GroupKind.TAG,
        named(workspace, GroupKind.TAG, candidates.stream().flatMap(one -> one.tags().stream())));
    there.put(
        GroupKind.SITE,
        named(workspace, GroupKind.SITE, candidates.stream().flatMap(one -> one.sites().stream())));
    long left =
        of.seats() == null
            ? Long.MAX_VALUE
            : of.seats() - list.seated(workspace) - seatsTakenBefore;
    List<Verdict> verdicts = new ArrayList<>(candidates.size());
    long taken = 0;
    for (Candidate candidate : candidates) {
      String key = candidate.email().key();
      Verdict verdict =
          judge(candidate, members.get(key), known.get(key), there, existing, left - taken);
      taken += verdict.kind() == Verdict.Kind.ADDED ? 1 : 0;
      verdicts.add(verdict);
    }
    return new Judged(verdicts, taken, members, known, there);
  }

  private static Verdict judge(
      Candidate candidate,
      IntakeDao.@Nullable Known member,
      @Nullable Account account,
      Map<GroupKind, Map<String, Group>> there,
      Existing existing,
      long seatsLeft) {
    if (member != null && existing == Existing.SKIP) {
      return member.status() == MemberStatus.INVITED
          ? Verdict.skipped("Is invited already")
          : Verdict.ALREADY;
    }
    String missing = missing(GroupKind.SITE, candidate.sites(), there);
    if (missing == null) {
      missing = missing(GroupKind.TAG, candidate.tags(), there);
    }
    if (missing != null) {
      return Verdict.failed(missing);
    }
    if (member != null) {
      return Verdict.updated();
    }
    if (account != null && !account.active()) {
      return Verdict.failed("The account of this address may not be used");
    }
    return seatsLeft > 0 ? Verdict.ADD : Verdict.failed("No seat is left");
  }

  private static @Nullable String missing(
      GroupKind kind, List<GroupName> wanted, Map<GroupKind, Map<String, Group>> there) {
    return wanted.stream()
        .filter(name -> !there.getOrDefault(kind, Map.of()).containsKey(name.key()))
        .findFirst()
        .map(name -> "There is no %s \"%s\"".formatted(kind.label(), name.text()))
        .orElse(null);
  }

  private static Stream<GroupName> teams(Collection<Candidate> candidates) {
    return candidates.stream().map(Candidate::team).flatMap(Stream::ofNullable);
  }

  private Map<String, Group> named(UUID workspace, GroupKind kind, Stream<GroupName> names) {
    List<String> keys = names.map(GroupName::key).distinct().toList();
    return groups.heldByName(workspace, kind, keys).stream()
        .collect(Collectors.toMap(Group::nameKey, Function.identity()));
  }
}
