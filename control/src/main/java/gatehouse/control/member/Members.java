package gatehouse.control.member;

import gatehouse.control.access.Role;
import gatehouse.control.audit.Actor;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.control.person.People;
import gatehouse.control.person.Person;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in, changes what they may do, and sends them away; one active Admin is always left.
 */
@ApplicationScoped
public class Members {
  private final Database database;
  private final Workspaces workspaces;
  private final People people;
  private final Seats seats;
  private final InvitedMembers invited;
  private final AuditLog audit;
  private final MemberNews news;
  private final Edits edits;
  private final Ids ids;
  private final Clock clock;

  Members(
      Database database,
      Workspaces workspaces,
      People people,
      Seats seats,
      InvitedMembers invited,
      AuditLog audit,
      MemberNews news,
      Edits edits,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.workspaces = workspaces;
    this.people = people;
    this.seats = seats;
    this.invited = invited;
    this.audit = audit;
    this.news = news;
    this.edits = edits;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes someone an active member. Who was invited has come now, with the role of the invitation;
   * who is a member already stays as they are.
   *
   * @param actor who let them in
   * @throws ProblemException {@code no-seat-left} when the licence is used up
   */
  public Member join(UUID workspace, Newcomer newcomer, Actor actor) {
    return database.inWorkspace(
        workspace,
        handle -> {
          MemberDao dao = new MemberDao(handle);
          Person person =
              people.ofAccount(
                  workspace,
                  newcomer.accountId(),
                  newcomer.email(),
                  newcomer.emailKey(),
                  newcomer.firstName(),
                  newcomer.lastName());
          Member member =
              dao.byPerson(workspace, person.id())
                  .orElseGet(() -> add(dao, person, newcomer, actor));
          if (member.status() != MemberStatus.INVITED) {
            return member;
          }
          workspaces.hold(workspace); // whoever takes the invitation back waits, or was first
          return dao.byPerson(workspace, person.id())
              .map(place -> invited.arrive(place, person, newcomer, actor))
              .orElseThrow(ProblemException::notFound);
        });
  }

  private Member add(MemberDao dao, Person person, Newcomer newcomer, Actor actor) {
    UUID workspace = person.workspaceId();
    seats.take(workspace);
    Member wanted =
        new Member(
            workspace,
            ids.next(),
            person.id(),
            newcomer.accountId(),
            person.email(),
            person.name(),
            person.firstName(),
            person.lastName(),
            newcomer.role(),
            MemberStatus.ACTIVE,
            null,
            newcomer.twoFactor(),
            newcomer.identityProvider(),
            null,
            clock.instant(),
            1);
    if (!dao.add(wanted, SortKeys.of(wanted.name(), wanted.email()), person.emailKey())) {
      return dao.byPerson(workspace, person.id()).orElseThrow(ProblemException::notFound);
    }
    audit.record(
        workspace,
        actor,
        new AuditEvent(
            "member.joined",
            subject(wanted),
            Map.of(),
            Map.of("role", wanted.role().label(), "email", wanted.email())));
    news.joined(wanted);
    return wanted;
  }

  public Member find(UUID workspace, UUID id) {
    return database.inWorkspace(
        workspace,
        handle ->
            new MemberDao(handle).find(workspace, id).orElseThrow(ProblemException::notFound));
  }

  /** The member, if there still is one of this id. */
  public Optional<Member> maybe(UUID workspace, UUID id) {
    return database.inWorkspace(workspace, handle -> new MemberDao(handle).find(workspace, id));
  }

  /** The place of a person, if they have one. */
  public Optional<Member> byPerson(UUID workspace, UUID person) {
    return database.inWorkspace(
        workspace, handle -> new MemberDao(handle).byPerson(workspace, person));
  }

  /** Every member of a workspace, read as a stream: id and name. */
  public void forEach(UUID workspace, BiConsumer<UUID, String> each) {
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          new MemberDao(handle).forEach(workspace, each);
          return null;
        });
  }

  /** The account's memberships in all workspaces. */
  public List<Member> ofAccount(UUID account) {
    return database.acrossWorkspaces(handle -> new MemberDao(handle).ofAccount(account));
  }

  /**
   * Makes sure that every workspace the account is Admin of keeps another, before the account stops
   * working; holds those workspaces until the open transaction ends.
   *
   * @throws LastAdminException otherwise
   */
  public void checkAdminsWithout(UUID account) {
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      MemberDao dao = new MemberDao(handle);
      dao.ofAccount(account).stream()
          .filter(Member::isActiveAdmin)
          .map(Member::workspaceId)
          .sorted()
          .forEach(workspace -> {
            workspaces.hold(workspace);
            if (new StandingDao(handle, workspace).activeAdmins(clock.instant()) <= 1) {
              throw new LastAdminException();
            }
          });
      return null;
    });
  }

  /** Changes the role; it holds from the member's next request. */
  public Member changeRole(UUID workspace, UUID id, Role role, @Nullable String ifMatch) {
    return edit(workspace, id, ifMatch, new Edit.ChangeRole(role));
  }

  /**
   * Suspends: nothing more is allowed here from the next request on; account and other workspaces
   * stay.
   */
  public Member disable(UUID workspace, UUID id) {
    return edit(workspace, id, null, new Edit.Suspend());
  }

  /**
   * Reactivates a suspended member.
   *
   * @throws ProblemException {@code no-seat-left} when the licence is used up
   */
  public Member enable(UUID workspace, UUID id) {
    return edit(workspace, id, null, new Edit.Reactivate());
  }

  /**
   * Changes what a member is or may reach.
   *
   * @throws ProblemException stale, {@code last-admin}, {@code no-seat-left}, or conflict
   */
  public Member edit(UUID workspace, UUID id, @Nullable String ifMatch, Edit edit) {
    edits.one(workspace, id, ifMatch, edit);
    return find(workspace, id);
  }

  /** Ends the membership. The person, their account and their other workspaces stay. */
  public void remove(UUID workspace, UUID id) {
    database.inWorkspace(
        workspace,
        handle -> {
          MemberDao dao = new MemberDao(handle);
          workspaces.hold(workspace);
          Member old = dao.find(workspace, id).orElseThrow(ProblemException::notFound);
          if (old.isActiveAdmin()
              && new StandingDao(handle, workspace).activeAdmins(clock.instant()) == 1) {
            throw new LastAdminException();
          }
          dao.remove(workspace, id);
          audit.record(
              workspace,
              new AuditEvent(
                  "member.removed",
                  subject(old),
                  Map.of("role", old.role().label(), "email", old.email()),
                  Map.of()));
          news.removed(old);
          return null;
        });
  }

  static Subject subject(Member member) {
    return new Subject("member", IdType.MEMBER.format(member.id()), member.shownName());
  }

  static Subject subject(MemberRow member) {
    return new Subject("member", IdType.MEMBER.format(member.id()), member.shownName());
  }
}
