package gatehouse.control.member;

import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.NewAccount;
import gatehouse.control.account.PersonName;
import gatehouse.control.activation.Activations;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.person.People;
import gatehouse.control.person.Person;
import gatehouse.control.workspace.Workspace;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.FieldError;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes members without an invitation: the person, their account where there is none, the place.
 */
@ApplicationScoped
class MemberCreation {
  private final Database database;
  private final Workspaces workspaces;
  private final Accounts accounts;
  private final People people;
  private final Placements placements;
  private final Seats seats;
  private final Activations activations;
  private final AuditLog audit;
  private final MemberNews news;
  private final Ids ids;
  private final Clock clock;

  MemberCreation(
      Database database,
      Workspaces workspaces,
      Accounts accounts,
      People people,
      Placements placements,
      Seats seats,
      Activations activations,
      AuditLog audit,
      MemberNews news,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.workspaces = workspaces;
    this.accounts = accounts;
    this.people = people;
    this.placements = placements;
    this.seats = seats;
    this.activations = activations;
    this.audit = audit;
    this.news = news;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a member.
   *
   * @throws ProblemException {@code conflict} for a member's address, {@code no-seat-left}
   */
  UUID create(UUID workspace, NewMember wanted) {
    PersonName name = PersonName.of(wanted.firstName(), wanted.lastName());
    return database.inWorkspace(
        workspace,
        handle -> {
          Workspace of = workspaces.hold(workspace);
          Placement placement =
              placements.of(workspace, wanted.team(), wanted.tags(), wanted.wantedSites());
          Optional<Account> made =
              accounts.createIfAbsent(new NewAccount(wanted.email(), name.first(), name.last()));
          made.ifPresent(this::recordAccount);
          Account account =
              made.or(() -> accounts.byEmail(wanted.email()))
                  .filter(Account::active)
                  .orElseThrow(() -> refused("The account of this address may not be used."));
          Member member = add(new MemberDao(handle), workspace, account, wanted);
          if (!placement.equals(Placement.NOWHERE)) {
            new MemberGroupDao(handle, workspace)
                .set(member.id(), placement.teamId(), placement.tagIds(), placement.siteIds());
          }
          audit.record(workspace, Joining.event(member, placement));
          news.joined(member);
          if (member.status() == MemberStatus.ACTIVE) {
            if (made.isPresent()) {
              activations.welcome(of, account);
            } else {
              activations.added(of, account);
            }
          }
          return member.id();
        });
  }

  private Member add(MemberDao dao, UUID workspace, Account account, NewMember wanted) {
    Person person =
        people.ofAccount(
            workspace,
            account.id(),
            account.email(),
            account.emailKey(),
            account.firstName(),
            account.lastName());
    if (!account.id().equals(person.accountId())) {
      throw refused("This address belongs to somebody else in this workspace.");
    }
    if (dao.byPerson(workspace, person.id()).isPresent()) {
      throw refused("There is a member or an invitation of this address already.");
    }
    if (wanted.wantedStatus() == MemberStatus.ACTIVE) {
      seats.take(workspace);
    }
    Member member =
        Joining.member(
            workspace,
            ids.next(),
            person.id(),
            account,
            wanted.wantedRole(),
            wanted.wantedStatus(),
            clock.instant());
    if (!dao.add(member, SortKeys.of(member.name(), member.email()), account.emailKey())) {
      throw refused("There is a member or an invitation of this address already.");
    }
    return member;
  }

  private void recordAccount(Account made) {
    audit.record(
        AuditLog.SERVER,
        new AuditEvent("account.created", made.subject(), Map.of(), Map.of("email", made.email())));
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(
        ProblemType.CONFLICT, detail, List.of(new FieldError("/email", detail)));
  }
}
