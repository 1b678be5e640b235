package gatehouse.control.invitation;

import gatehouse.control.access.Role;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.member.InvitedMembers;
import gatehouse.control.member.MemberStatus;
import gatehouse.control.member.Seats;
import gatehouse.control.person.People;
import gatehouse.control.person.Person;
import gatehouse.control.workspace.Workspace;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Invites many addresses at once: people, places, invitations, audit entries and mails in one
 * transaction, with a handful of statements however many there are.
 */
@ApplicationScoped
public class Inviting {
  private final Database database;
  private final Workspaces workspaces;
  private final People people;
  private final InvitedMembers members;
  private final Seats seats;
  private final AdminRule admins;
  private final Dispatch dispatch;
  private final AuditLog audit;
  private final InvitationNews news;
  private final Ids ids;

  Inviting(
      Database database,
      Workspaces workspaces,
      People people,
      InvitedMembers members,
      Seats seats,
      AdminRule admins,
      Dispatch dispatch,
      AuditLog audit,
      InvitationNews news,
      Ids ids) {
    this.database = database;
    this.workspaces = workspaces;
    this.people = people;
    this.members = members;
    this.seats = seats;
    this.admins = admins;
    this.dispatch = dispatch;
    this.audit = audit;
    this.news = news;
    this.ids = ids;
  }

  /**
   * Invites; the answer has one result for each different address, in the order they came in.
   *
   * @param caller the role of whoever invites
   */
  public List<InviteResult> invite(UUID workspaceId, Role caller, InviteOrder order) {
    Typed typed = Typed.of(order.emails());
    return database.inWorkspace(
        workspaceId,
        handle -> {
          // Whoever else counts or takes seats waits here.
          Workspace workspace = workspaces.hold(workspaceId);
          AdminRule.check(workspace, caller, order.role());
          Sorted sorted = sort(new InvitationDao(handle), workspace, caller, order, typed);
          List<Dispatch.Target> targets = new ArrayList<>(sorted.again());
          targets.addAll(places(workspace, order, sorted.fresh()));
          members.moveTo(workspaceId, sorted.moved(), order.role());
          dispatch.mail(workspace, targets, order.life());
          admins.tell(workspace, caller, order.role(), sorted.newToTheRole(targets));
          record(workspaceId, order.role(), targets, sorted);
          Map<String, Dispatch.Target> sent =
              targets.stream()
                  .collect(Collectors.toMap(Dispatch.Target::emailKey, Function.identity()));
          return typed.results(key -> {
            Dispatch.Target target = sent.get(key);
            return target == null ? sorted.refusal(key) : sorted.result(target);
          });
        });
  }

  /** Looks up what each address is here already. */
  private Sorted sort(
      InvitationDao dao, Workspace workspace, Role caller, InviteOrder order, Typed typed) {
    Map<String, Person> known = people.known(workspace.id(), typed.keys());
    Map<UUID, InvitedMembers.Place> places =
        members.places(workspace.id(), known.values().stream().map(Person::id).toList());
    Map<UUID, Invitation> open =
        dao
            .openOf(
                workspace.id(),
                places.values().stream()
                    .filter(place -> place.status() == MemberStatus.INVITED)
                    .map(InvitedMembers.Place::memberId)
                    .toList())
            .stream()
            .collect(Collectors.toMap(Invitation::memberId, Function.identity()));
    Sorted sorted = new Sorted(order, left(workspace), workspace.seats());
    for (People.Address address : typed.addresses()) {
      Person person = known.get(address.key());
      InvitedMembers.Place place = person == null ? null : places.get(person.id());
      if (place == null) {
        sorted.addFresh(address);
      } else if (place.status() != MemberStatus.INVITED) {
        sorted.refuseMember(address, place);
      } else if (AdminRule.allows(workspace, caller, place.role())) {
        sorted.addAgain(address, place, open.get(place.memberId()), ids);
      } else {
        sorted.refuse(
            address, Outcome.INVALID, "They are invited as Admin, which only an Admin may change.");
      }
    }
    return sorted;
  }

  private long left(Workspace workspace) {
    Integer all = workspace.seats();
    return all == null ? Long.MAX_VALUE : all - seats.usage(workspace.id()).used();
  }

  private List<Dispatch.Target> places(
      Workspace workspace, InviteOrder order, List<People.Address> fresh) {
    if (fresh.isEmpty()) {
      return List.of();
    }
    Map<String, Person> made = people.ofAddresses(workspace.id(), fresh);
    List<Person> inOrder = fresh.stream().map(address -> made.get(address.key())).toList();
    List<UUID> places = members.add(workspace.id(), inOrder, order.role());
    List<Dispatch.Target> targets = new ArrayList<>();
    for (int i = 0; i < fresh.size(); i++) {
      People.Address address = fresh.get(i);
      targets.add(
          new Dispatch.Target(
              ids.next(),
              places.get(i),
              address.text(),
              address.key(),
              order.role(),
              order.note(),
              null));
    }
    return targets;
  }

  private void record(UUID workspace, Role role, List<Dispatch.Target> targets, Sorted sorted) {
    for (Dispatch.Target target : targets) {
      Role before = sorted.roleBefore(target);
      audit.record(
          workspace,
          new AuditEvent(
              before != null ? "invitation.resent" : "invitation.created",
              Invitation.subject(target.id(), target.email()),
              before == null ? Map.of() : Map.of("role", before.label()),
              Map.of("role", role.label(), "email", target.email())));
    }
    if (!targets.isEmpty()) {
      news.changed(workspace);
    }
  }
}
