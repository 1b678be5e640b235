package gatehouse.control.projectuser;

import gatehouse.control.agent.ToolRules;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import gatehouse.control.project.ProjectNews;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which tools agents may use for a person; an agent's own rules hold as well. */
@ApplicationScoped
class UserRules {
  private final Database database;
  private final AuditLog audit;
  private final ProjectNews news;

  UserRules(Database database, AuditLog audit, ProjectNews news) {
    this.database = database;
    this.audit = audit;
    this.news = news;
  }

  /**
   * Those that hold now.
   *
   * @throws ProblemException not-found when there is no such user
   */
  ToolRules of(UUID workspace, UUID project, UUID user) {
    return database.inWorkspace(
        workspace,
        handle -> {
          ProjectUser of =
              new ProjectUserDao(handle, workspace, project)
                  .find(user)
                  .orElseThrow(ProblemException::notFound);
          return new UserSettingDao(handle, workspace).rules(of.id());
        });
  }

  /** They hold from the next call. */
  void set(UUID workspace, UUID project, UUID user, ToolRules rules) {
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          ProjectUser of =
              new ProjectUserDao(handle, workspace, project)
                  .find(user)
                  .orElseThrow(ProblemException::notFound);
          UserSettingDao dao = new UserSettingDao(handle, workspace);
          ToolRules before = dao.rules(user);
          if (before.equals(rules)) {
            return null;
          }
          dao.rules(user, rules);
          audit.record(
              workspace,
              new AuditEvent(
                  "project-user.rules-changed",
                  new Subject("project-user", IdType.PROJECT_USER.format(user), of.email()),
                  fields(before),
                  fields(rules)));
          news.rulesChanged(workspace, project, user); // what was granted before is checked anew
          return null;
        });
  }

  private static Map<String, List<String>> fields(ToolRules rules) {
    return Map.of("allow", rules.allow(), "deny", rules.deny());
  }
}
