package gatehouse.control.member;

import gatehouse.control.access.Role;
import gatehouse.control.audit.Actor;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.person.Person;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Members that were invited and have not come yet: each takes a seat. */
@ApplicationScoped
public class InvitedMembers {
  private final Database database;
  private final MemberNews news;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  InvitedMembers(Database database, MemberNews news, AuditLog audit, Ids ids, Clock clock) {
    this.database = database;
    this.news = news;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** What someone is in a workspace already. */
  public record Place(UUID personId, UUID memberId, Role role, MemberStatus status) {}

  /** The places of these people; who is no member is absent. */
  public Map<UUID, Place> places(UUID workspace, Collection<UUID> people) {
    return database.inWorkspace(
        workspace,
        handle ->
            new InvitedMemberDao(handle)
                .places(workspace, people).stream()
                    .collect(Collectors.toMap(Place::personId, Function.identity())));
  }

  /**
   * Makes people invited members; the ids of their places are in the same order. The caller holds
   * the workspace, has counted its seats, and writes the audit entries.
   */
  public List<UUID> add(UUID workspace, List<Person> people, Role role) {
    return database.inWorkspace(
        workspace,
        handle -> {
          List<InvitedMemberDao.Row> rows =
              people.stream()
                  .map(person ->
                      new InvitedMemberDao.Row(
                          ids.next(), person, SortKeys.of(person.name(), person.email())))
                  .toList();
          new InvitedMemberDao(handle).add(workspace, rows, role, clock.instant());
          news.manyJoined(workspace);
          return rows.stream().map(InvitedMemberDao.Row::id).toList();
        });
  }

  /** Gives places of people who have not come yet another role; the caller writes the audit. */
  public void moveTo(UUID workspace, Collection<UUID> members, Role role) {
    if (members.isEmpty()) {
      return;
    }
    database.inWorkspace(
        workspace, handle -> new InvitedMemberDao(handle).moveTo(workspace, members, role));
    news.manyJoined(workspace);
  }

  /** Whether this address is invited and has not come yet. */
  public boolean awaits(UUID workspace, String emailKey) {
    return database.inWorkspace(
        workspace, handle -> new InvitedMemberDao(handle).awaits(workspace, emailKey));
  }

  /** Where mail to the active Admins of a workspace goes. */
  public List<String> adminAddresses(UUID workspace) {
    return database.inWorkspace(
        workspace, handle -> new InvitedMemberDao(handle).adminAddresses(workspace));
  }

  /** They have come: from invited to active, once, whoever asks at the same time. */
  Member arrive(Member member, Person person, Newcomer newcomer, Actor actor) {
    if (!newcomer.accountId().equals(person.accountId())) {
      throw new ProblemException(
          ProblemType.CONFLICT, "This address belongs to another account in this workspace.");
    }
    UUID workspace = member.workspaceId();
    return database.inWorkspace(
        workspace,
        handle -> {
          boolean first =
              new InvitedMemberDao(handle)
                  .arrive(
                      workspace,
                      member.id(),
                      SortKeys.of(person.name(), person.email()),
                      newcomer.twoFactor(),
                      newcomer.identityProvider());
          Member now =
              new MemberDao(handle)
                  .find(workspace, member.id())
                  .orElseThrow(ProblemException::notFound);
          if (first) {
            audit.record(
                workspace,
                actor,
                new AuditEvent(
                    "member.joined",
                    Members.subject(now),
                    Map.of("status", MemberStatus.INVITED),
                    Map.of("role", now.role().label(), "email", now.email())));
            news.arrived(member, now);
          }
          return now;
        });
  }
}
