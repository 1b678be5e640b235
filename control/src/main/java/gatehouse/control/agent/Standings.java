package gatehouse.control.agent;

import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.agent.AdmissionException.Kind;
import gatehouse.control.member.Member;
import gatehouse.control.member.MemberList;
import gatehouse.control.member.MemberRow;
import gatehouse.control.member.MemberStatus;
import gatehouse.control.member.Members;
import gatehouse.control.person.People;
import gatehouse.control.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether the person behind an address may be named by a key, and may come in at all. */
@ApplicationScoped
class Standings {
  private final People people;
  private final Members members;
  private final MemberList list;
  private final Accounts accounts;
  private final Clock clock;

  Standings(People people, Members members, MemberList list, Accounts accounts, Clock clock) {
    this.people = people;
    this.members = members;
    this.list = list;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * The person of an address, if the register has one, after they passed.
   *
   * @throws AdmissionException not-bound or ended
   */
  Optional<Person> check(UUID workspace, EmailAddress address, Binding binding) {
    Person person = people.known(workspace, List.of(address.key())).get(address.key());
    Member member = person == null ? null : members.byPerson(workspace, person.id()).orElse(null);
    if (!binding.allows(address, teamOf(workspace, member, binding))) {
      throw new AdmissionException(
          Kind.NOT_BOUND,
          "This agent key may not act for this person. A key's binding says whom it may name.");
    }
    if (isOut(address, person, member)) {
      throw new AdmissionException(
          Kind.ENDED, "This person's access has ended. An Admin of the workspace can say why.");
    }
    return Optional.ofNullable(person);
  }

  /** The register's person of an address, made when it has none. */
  Person ensured(UUID workspace, EmailAddress address) {
    return Objects.requireNonNull(
        people
            .ofAddresses(workspace, List.of(new People.Address(address.text(), address.key())))
            .get(address.key()));
  }

  private @Nullable UUID teamOf(UUID workspace, @Nullable Member member, Binding binding) {
    return binding.kind() == Binding.Kind.TEAM
            && member != null
            && member.status() == MemberStatus.ACTIVE
        ? list.some(workspace, List.of(member.id())).stream()
            .findFirst()
            .map(MemberRow::team)
            .orElse(null)
        : null;
  }

  private boolean isOut(EmailAddress address, @Nullable Person person, @Nullable Member member) {
    if (member != null) {
      Instant banned = member.bannedUntil();
      if (member.status() == MemberStatus.DISABLED
          || (banned != null && clock.instant().isBefore(banned))) {
        return true;
      }
    }
    // Somebody may have an account on the server without being known to this workspace.
    UUID own = person == null ? null : person.accountId();
    Optional<Account> account = own == null ? accounts.byEmail(address) : accounts.find(own);
    return account.isPresent() && !account.get().active();
  }
}
