package gatehouse.control.agent;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.project.Difference;
import gatehouse.control.project.ProjectGate;
import gatehouse.control.project.ProjectNews;
import gatehouse.control.project.ProjectPart;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.http.FieldError;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.http.WireNames;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the agents of projects. */
@ApplicationScoped
public class Agents implements ProjectPart {
  private static final int MOST = 200;

  private final Database database;
  private final ProjectGate gate;
  private final AuditLog audit;
  private final ProjectNews news;
  private final Ids ids;
  private final Clock clock;

  Agents(
      Database database, ProjectGate gate, AuditLog audit, ProjectNews news, Ids ids, Clock clock) {
    this.database = database;
    this.gate = gate;
    this.audit = audit;
    this.news = news;
    this.ids = ids;
    this.clock = clock;
  }

  /** All of a project, by name. */
  public List<Agent> of(UUID workspace, UUID project) {
    return database.inWorkspace(
        workspace, handle -> new AgentDao(handle, workspace, project).all());
  }

  /**
   * One of a project.
   *
   * @throws ProblemException not-found when the project has none of this id
   */
  public Agent get(UUID workspace, UUID project, UUID agent) {
    return database.inWorkspace(
        workspace,
        handle ->
            new AgentDao(handle, workspace, project)
                .find(agent)
                .orElseThrow(ProblemException::notFound));
  }

  /** How many keys each agent of a project has; absent for none. */
  Map<UUID, Long> keys(UUID workspace, UUID project) {
    return database.inWorkspace(
        workspace, handle -> new AgentKeyDao(handle).counts(workspace, project));
  }

  Agent create(UUID workspace, UUID project, String name, ToolRules rules, AgentMode mode) {
    Agent made = new Agent(workspace, project, ids.next(), name, rules, mode, clock.instant(), 1);
    return database.inWorkspace(
        workspace,
        handle -> {
          gate.hold(workspace, project);
          AgentDao dao = new AgentDao(handle, workspace, project);
          if (!dao.insert(made)) {
            throw taken();
          }
          if (dao.count() > MOST) {
            throw new ProblemException(
                ProblemType.CONFLICT, "The project has " + MOST + " agents. Delete one first.");
          }
          audit.record(
              workspace, new AuditEvent("agent.created", made.subject(), Map.of(), fields(made)));
          news.changed(workspace, project, "agents");
          return dao.find(made.id()).orElseThrow();
        });
  }

  Agent change(
      UUID workspace,
      UUID project,
      UUID id,
      @Nullable String name,
      @Nullable ToolRules rules,
      @Nullable AgentMode mode,
      @Nullable String ifMatch) {
    return database.inWorkspace(
        workspace,
        handle -> {
          AgentDao dao = new AgentDao(handle, workspace, project);
          Agent old = dao.locked(id).orElseThrow(ProblemException::notFound);
          EntityTags.check(ifMatch, old.version());
          Agent wanted =
              new Agent(
                  workspace,
                  project,
                  id,
                  name == null ? old.name() : name,
                  rules == null ? old.rules() : rules,
                  mode == null ? old.mode() : mode,
                  old.createdAt(),
                  old.version());
          if (!dao.update(wanted)) {
            throw taken();
          }
          Agent changed = dao.find(id).orElseThrow();
          Difference difference = Difference.of(fields(old), fields(changed));
          audit.record(
              workspace,
              new AuditEvent(
                  "agent.changed", changed.subject(), difference.before(), difference.after()));
          news.agentChanged(workspace, project, id);
          return changed;
        });
  }

  /** Deletes an agent with its keys; what it does now is cut. */
  void delete(UUID workspace, UUID project, UUID id) {
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          AgentDao dao = new AgentDao(handle, workspace, project);
          Agent old = dao.locked(id).orElseThrow(ProblemException::notFound);
          dao.delete(id);
          audit.record(
              workspace, new AuditEvent("agent.deleted", old.subject(), fields(old), Map.of()));
          news.changed(workspace, project, "agents");
          return null;
        });
  }

  @Override
  public String name() {
    return "agents";
  }

  @Override
  public Map<UUID, Long> counts(UUID workspace) {
    return database.inWorkspace(workspace, handle -> AgentDao.counts(handle, workspace));
  }

  private static Map<String, Object> fields(Agent agent) {
    return Map.of(
        "name", agent.name(),
        "allow", agent.rules().allow(),
        "deny", agent.rules().deny(),
        "mode", WireNames.of(agent.mode()));
  }

  private static ProblemException taken() {
    String detail = "The project has an agent of this name already";
    return new ProblemException(
        ProblemType.CONFLICT, detail, List.of(new FieldError("/name", detail)));
  }
}
