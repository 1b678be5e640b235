package gatehouse.control.member;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.account.AccountChanged;
import gatehouse.control.account.AccountStatus;
import gatehouse.control.account.Accounts;
import gatehouse.control.audit.Actor;
import gatehouse.control.person.People;
import gatehouse.control.person.Person;
import gatehouse.control.signin.FirstWorkspace;
import gatehouse.control.signin.SignedIn;
import gatehouse.control.signin.WorkspaceRef;
import gatehouse.control.signin.WorkspacesOf;
import gatehouse.control.workspace.Founded;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps members in step with accounts: founders become Admins, names and sign-ins are carried over,
 * each in the transaction of the change.
 */
@ApplicationScoped
class AccountFollower implements WorkspacesOf, FirstWorkspace {
  private final Database database;
  private final Members members;
  private final Workspaces workspaces;
  private final Accounts accounts;
  private final People people;

  AccountFollower(
      Database database, Members members, Workspaces workspaces, Accounts accounts, People people) {
    this.database = database;
    this.members = members;
    this.workspaces = workspaces;
    this.accounts = accounts;
    this.people = people;
  }

  @Override
  public List<WorkspaceRef> of(UUID account) {
    return database.acrossWorkspaces(handle -> new MembershipDao(handle).workspacesOf(account));
  }

  @Override
  public void found(String name, @Nullable String slug, UUID account) {
    workspaces.create(name, slug, account);
  }

  void founded(@Observes Founded founded) {
    Account account = accounts.get(founded.accountId());
    members.join(
        founded.workspace().id(),
        Newcomer.of(account, Role.ADMIN, null),
        new Actor(Actor.Type.ACCOUNT, IdType.ACCOUNT.format(account.id()), account.name()));
  }

  void changed(@Observes AccountChanged change) {
    Account now = change.after();
    if (now.status() == AccountStatus.DELETED) {
      return; // whoever deletes an account ends its memberships
    }
    if (!now.emailKey().equals(change.before().emailKey())) {
      joinDoubles(now);
    }
    String name = (now.firstName() + " " + now.lastName()).strip();
    people.describe(now.id(), now.email(), now.emailKey(), now.firstName(), now.lastName());
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      MemberDao dao = new MemberDao(handle);
      dao.describe(now, name, SortKeys.of(name, now.email()));
      dao.twoFactor(now.id(), now.twoFactor());
      return null;
    });
  }

  /** Somebody invited the address that is now this member's: there is nobody else to come. */
  private void joinDoubles(Account now) {
    for (Person doubled : people.doubles(now.id(), now.emailKey())) {
      members
          .byPerson(doubled.workspaceId(), doubled.id())
          .ifPresent(member -> members.remove(member.workspaceId(), member.id()));
      people.retire(doubled);
    }
  }

  void signedIn(@Observes SignedIn signIn) {
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      new MemberDao(handle).signedIn(signIn.account(), signIn.at());
      return null;
    });
  }
}
