package gatehouse.control.projectuser;

import gatehouse.control.account.EmailAddress;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.control.member.Members;
import gatehouse.control.person.People;
import gatehouse.control.person.Person;
import gatehouse.control.project.ProjectGate;
import gatehouse.control.project.ProjectNews;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.FieldError;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * People who are none: users of a project as whom those who manage it may call tools. Each is made
 * as one, with an address that nobody here has; who is somebody never becomes one, or their secrets
 * could be used by others.
 */
@ApplicationScoped
public class TestPeople {
  private static final int MOST = 100;

  private final Database database;
  private final ProjectUsers users;
  private final People people;
  private final Members members;
  private final ProjectGate gate;
  private final AuditLog audit;
  private final ProjectNews news;

  TestPeople(
      Database database,
      ProjectUsers users,
      People people,
      Members members,
      ProjectGate gate,
      AuditLog audit,
      ProjectNews news) {
    this.database = database;
    this.users = users;
    this.people = people;
    this.members = members;
    this.gate = gate;
    this.audit = audit;
    this.news = news;
  }

  /** All of a project, by address. */
  List<ProjectUser> of(UUID workspace, UUID project) {
    return database.inWorkspace(
        workspace, handle -> new ProjectUserDao(handle, workspace, project).testPeople());
  }

  /**
   * Makes one.
   *
   * @throws ProblemException conflict when somebody here has the address
   */
  ProjectUser create(UUID workspace, UUID project, EmailAddress address) {
    return database.inWorkspace(
        workspace,
        handle -> {
          gate.hold(workspace, project);
          Person known = people.known(workspace, List.of(address.key())).get(address.key());
          ProjectUserDao dao = new ProjectUserDao(handle, workspace, project);
          if (known != null && (isSomebody(known) || dao.idOf(known.id()).isPresent())) {
            throw taken();
          }
          if (dao.testPeople().size() >= MOST) {
            throw new ProblemException(
                ProblemType.CONFLICT,
                "The project has " + MOST + " test people. Delete one first.");
          }
          ProjectUser made = users.ofAddress(workspace, project, address);
          dao.markAsTest(made.id());
          audit.record(
              workspace,
              new AuditEvent(
                  "project-user.made-for-tests",
                  new Subject("project-user", IdType.PROJECT_USER.format(made.id()), made.email()),
                  Map.of(),
                  Map.of("email", made.email())));
          news.changed(workspace, project, "users");
          return dao.find(made.id()).orElseThrow();
        });
  }

  /**
   * A test person who still is none but that.
   *
   * @throws ProblemException not-allowed for anybody else
   */
  public ProjectUser usable(UUID workspace, UUID project, UUID id) {
    return database.inWorkspace(
        workspace,
        handle -> {
          ProjectUser user =
              new ProjectUserDao(handle, workspace, project)
                  .find(id)
                  .orElseThrow(ProblemException::notFound);
          Person person = people.known(workspace, List.of(user.emailKey())).get(user.emailKey());
          if (!user.test() || person == null || isSomebody(person)) {
            throw new ProblemException(
                ProblemType.NOT_ALLOWED,
                "Only test people, and you yourself, can be played. Others' secrets are theirs.");
          }
          return user;
        });
  }

  private boolean isSomebody(Person person) {
    return person.accountId() != null
        || members.byPerson(person.workspaceId(), person.id()).isPresent();
  }

  private static ProblemException taken() {
    String detail = "Somebody here has this address. Choose one that nobody has";
    return new ProblemException(
        ProblemType.CONFLICT, detail, List.of(new FieldError("/email", detail)));
  }
}
