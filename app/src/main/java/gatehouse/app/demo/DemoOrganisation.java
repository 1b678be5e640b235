package gatehouse.app.demo;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.account.NewAccount;
import gatehouse.control.audit.Actor;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.CurrentActor;
import gatehouse.control.member.Candidate;
import gatehouse.control.member.Member;
import gatehouse.control.member.Members;
import gatehouse.control.member.Newcomer;
import gatehouse.control.workspace.Workspace;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.crypto.Passwords;
import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Three workspaces with 2,500 people of every role and standing, one person in two workspaces, and
 * four sign-ins that never change.
 */
@ApplicationScoped
public class DemoOrganisation {
  /** Known to the whole world, which is why the password rule is not asked here. */
  private static final String PASSWORD = "correct horse battery staple";

  /** Admin of the first workspace, too. */
  static final String OPERATOR = "admin@acme.example";

  private final Database database;
  private final Accounts accounts;
  private final Workspaces workspaces;
  private final Members members;
  private final DemoMembers population;
  private final DemoInvitations invitations;
  private final Passwords passwords;
  private final AuditLog audit;

  DemoOrganisation(
      Database database,
      Accounts accounts,
      Workspaces workspaces,
      Members members,
      DemoMembers population,
      DemoInvitations invitations,
      Passwords passwords,
      AuditLog audit) {
    this.database = database;
    this.accounts = accounts;
    this.workspaces = workspaces;
    this.members = members;
    this.population = population;
    this.invitations = invitations;
    this.passwords = passwords;
    this.audit = audit;
  }

  /** Fills an empty server; one that has accounts stays as it is. All of it or nothing. */
  public void fill() {
    if (accounts.any()) {
      return;
    }
    String hash = passwords.hash(PASSWORD);
    CurrentActor.<@Nullable Void>as(
        Actor.COMMAND_LINE,
        () ->
            database.acrossWorkspaces(handle -> {
              make(hash);
              return null;
            }));
  }

  /** How to sign in, for the terminal. */
  public static String signIns() {
    return """

    Sign in with one of these, password "%s":
      admin@acme.example     Admin of Acme Corp, and operator of this server
      monitor@acme.example   Monitor: reads everything, changes nothing
      agent@acme.example     AgentUser
      both@acme.example      Editor in Acme Corp, Manager in Globex
    """
        .formatted(PASSWORD);
  }

  /** The sign-in of one of the four, as a request's body. */
  public static String signIn(String email) {
    return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
  }

  /** The same of the operator. */
  public static String signIn() {
    return signIn(OPERATOR);
  }

  private void make(String hash) {
    Account admin = account(OPERATOR, "Alex", "Admin", hash, true);
    Workspace acme = workspaces.create("Acme Corp", "acme", admin.id());
    workspaces.license(acme.id(), 1_600, null);
    join(acme, account("monitor@acme.example", "Morgan", "Monitor", hash, false), Role.MONITOR);
    join(acme, account("agent@acme.example", "Ada", "Agent", hash, false), Role.AGENT_USER);
    Account both = account("both@acme.example", "Bo", "Both", hash, false);
    join(acme, both, Role.EDITOR);
    population.into(acme, DemoPeople.of("acme.example", 1_500));
    CurrentActor.<@Nullable Void>as(
        admin.actor(),
        () -> {
          invitations.into(acme);
          return null;
        });

    Workspace globex = found("Globex", "globex", "globex.example", 750);
    join(globex, both, Role.MANAGER);
    found("Initech", "initech", "initech.example", 250);
  }

  /** A workspace whose first person is its Admin. */
  private Workspace found(String name, String slug, String domain, int count) {
    List<DemoPeople.Placed> people = DemoPeople.of(domain, count);
    Candidate first = people.getFirst().candidate();
    Account founder =
        account(first.email().text(), first.name().first(), first.name().last(), null, false);
    Workspace made = workspaces.create(name, slug, founder.id());
    population.into(made, people.subList(1, people.size()));
    return made;
  }

  private Member join(Workspace workspace, Account account, Role role) {
    return members.join(workspace.id(), Newcomer.of(account, role, null), Actor.COMMAND_LINE);
  }

  private Account account(
      String email, String firstName, String lastName, @Nullable String hash, boolean operator) {
    Account made =
        accounts.create(
            new NewAccount(EmailAddress.parse(email), firstName, lastName, hash, operator));
    audit.record(
        AuditLog.SERVER,
        new AuditEvent(
            "account.created",
            made.subject(),
            Map.of(),
            Map.of("email", made.email(), "operator", operator)));
    return made;
  }
}
