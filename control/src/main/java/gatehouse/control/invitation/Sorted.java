package gatehouse.control.invitation;

import gatehouse.control.access.Role;
import gatehouse.control.member.InvitedMembers;
import gatehouse.control.member.MemberStatus;
import gatehouse.control.person.People;
import gatehouse.platform.ids.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Addresses by what is to be done with them: a first invitation, another one, or none. */
final class Sorted {
  private final InviteOrder order;
  private final @Nullable Integer seats;
  private final Map<String, InviteResult> refused = new HashMap<>();
  private final List<People.Address> fresh = new ArrayList<>();
  private final List<Dispatch.Target> again = new ArrayList<>();
  private final Map<UUID, Role> rolesBefore = new HashMap<>();
  private long left;

  Sorted(InviteOrder order, long left, @Nullable Integer seats) {
    this.order = order;
    this.left = left;
    this.seats = seats;
  }

  void addFresh(People.Address address) {
    if (left > 0) {
      left--;
      fresh.add(address);
    } else {
      refuse(
          address,
          Outcome.OVER_LICENCE,
          "All %d seats are taken. Suspend or remove someone, or ask the operator for more."
              .formatted(seats));
    }
  }

  void addAgain(
      People.Address address, InvitedMembers.Place place, @Nullable Invitation before, Ids ids) {
    rolesBefore.put(place.memberId(), place.role());
    again.add(
        new Dispatch.Target(
            before == null ? ids.next() : before.id(),
            place.memberId(),
            address.text(),
            address.key(),
            order.role(),
            order.note() != null || before == null ? order.note() : before.note(),
            before == null ? null : before.mailId()));
  }

  void refuseMember(People.Address address, InvitedMembers.Place place) {
    String role = place.role().label();
    refuse(
        address,
        Outcome.ALREADY_MEMBER,
        place.status() == MemberStatus.DISABLED
            ? "Suspended, as %s. An Admin can reactivate them.".formatted(role)
            : "%s, active.".formatted(role));
  }

  void refuse(People.Address address, Outcome outcome, String why) {
    refused.put(address.key(), new InviteResult(address.text(), outcome, null, why));
  }

  List<People.Address> fresh() {
    return fresh;
  }

  List<Dispatch.Target> again() {
    return again;
  }

  /** The places that get another role with the new invitation. */
  List<UUID> moved() {
    return again.stream()
        .map(Dispatch.Target::memberId)
        .filter(member -> rolesBefore.get(member) != order.role())
        .toList();
  }

  /** The addresses that were not invited with this role before. */
  List<String> newToTheRole(List<Dispatch.Target> targets) {
    return targets.stream()
        .filter(target -> rolesBefore.get(target.memberId()) != order.role())
        .map(Dispatch.Target::email)
        .toList();
  }

  /** Null for who was not invited before. */
  @Nullable Role roleBefore(Dispatch.Target target) {
    return rolesBefore.get(target.memberId());
  }

  InviteResult refusal(String key) {
    return Objects.requireNonNull(refused.get(key));
  }

  InviteResult result(Dispatch.Target target) {
    return roleBefore(target) == null
        ? new InviteResult(target.email(), Outcome.INVITED, target.id(), null)
        : new InviteResult(
            target.email(),
            Outcome.RESENT,
            target.id(),
            "Was invited before; the old link is dead.");
  }
}
