package gatehouse.control.projectuser;

import gatehouse.control.account.EmailAddress;
import gatehouse.control.agent.ProjectPeople;
import gatehouse.control.agent.ToolRules;
import gatehouse.control.person.People;
import gatehouse.control.person.Person;
import gatehouse.control.project.ProjectPart;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The register of projects' users. */
@ApplicationScoped
public class ProjectUsers implements ProjectPeople, ProjectPart {
  private final Database database;
  private final People people;
  private final ProjectUserNews news;
  private final Ids ids;
  private final Clock clock;

  ProjectUsers(Database database, People people, ProjectUserNews news, Ids ids, Clock clock) {
    this.database = database;
    this.people = people;
    this.news = news;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public UUID appeared(UUID workspace, UUID project, UUID person) {
    return database.inWorkspace(
        workspace,
        handle -> {
          ProjectUserDao dao = new ProjectUserDao(handle, workspace, project);
          Optional<UUID> known = dao.idOf(person);
          if (known.isPresent()) {
            return known.get();
          }
          if (dao.insert(ids.next(), person, clock.instant())) {
            news.changed(workspace, project);
          }
          return dao.idOf(person).orElseThrow();
        });
  }

  @Override
  public ToolRules rules(UUID workspace, UUID projectUser) {
    return database.inWorkspace(
        workspace, handle -> new UserSettingDao(handle, workspace).rules(projectUser));
  }

  @Override
  public Optional<UUID> known(UUID workspace, UUID project, UUID person) {
    return database.inWorkspace(
        workspace, handle -> new ProjectUserDao(handle, workspace, project).idOf(person));
  }

  /** The user of this address, made when there is none; for those who proved that it is theirs. */
  public ProjectUser ofAddress(UUID workspace, UUID project, EmailAddress address) {
    return database.inWorkspace(
        workspace,
        handle -> {
          Person person =
              Objects.requireNonNull(
                  people
                      .ofAddresses(
                          workspace, List.of(new People.Address(address.text(), address.key())))
                      .get(address.key()));
          UUID id = appeared(workspace, project, person.id());
          return new ProjectUserDao(handle, workspace, project).find(id).orElseThrow();
        });
  }

  /** The users of these addresses by the address's key, made where there are none. */
  public Map<String, UUID> ofAddresses(
      UUID workspace, UUID project, Collection<EmailAddress> addresses) {
    return database.inWorkspace(
        workspace,
        handle -> {
          Map<String, UUID> known =
              new HashMap<>(
                  new ProjectUserDao(handle, workspace, project)
                      .idsOf(addresses.stream().map(EmailAddress::key).toList()));
          for (EmailAddress address : addresses) {
            if (!known.containsKey(address.key())) {
              known.put(address.key(), ofAddress(workspace, project, address).id());
            }
          }
          return known;
        });
  }

  public Optional<ProjectUser> find(UUID workspace, UUID project, UUID id) {
    return database.inWorkspace(
        workspace, handle -> new ProjectUserDao(handle, workspace, project).find(id));
  }

  /** Their credentials are others now: open pages read them again. */
  public void touched(ProjectUser user) {
    news.changed(user.workspaceId(), user.projectId());
  }

  @Override
  public String name() {
    return "users";
  }

  @Override
  public void hold(UUID workspace, UUID project) {
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          new ProjectUserDao(handle, workspace, project).holdFigures();
          return null;
        });
  }

  @Override
  public Map<UUID, Long> counts(UUID workspace) {
    return database.inWorkspace(workspace, handle -> ProjectUserDao.counts(handle, workspace));
  }
}
