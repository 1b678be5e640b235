package gatehouse.control.agent;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.project.ProjectNews;
import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.http.WireNames;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes and ends the keys of agents. */
@ApplicationScoped
class AgentKeys {
  private static final int MOST = 50;

  private final Database database;
  private final KeySettings settings;
  private final AuditLog audit;
  private final ProjectNews news;
  private final Tokens tokens;
  private final Ids ids;

  AgentKeys(
      Database database,
      KeySettings settings,
      AuditLog audit,
      ProjectNews news,
      Tokens tokens,
      Ids ids) {
    this.database = database;
    this.settings = settings;
    this.audit = audit;
    this.news = news;
    this.tokens = tokens;
    this.ids = ids;
  }

  record Made(AgentKey key, KeyText secret) {}

  List<AgentKey> of(Agent agent) {
    return database.inWorkspace(
        agent.workspaceId(), handle -> new AgentKeyDao(handle).of(agent.workspaceId(), agent.id()));
  }

  Made make(Agent agent, KeyRequest.NewAgentKey wanted) {
    UUID workspace = agent.workspaceId();
    AgentKey key = settings.checked(workspace, agent.id(), ids.next(), wanted);
    KeyText secret = KeyText.fresh(key.id(), tokens);
    return database.inWorkspace(
        workspace,
        handle -> {
          AgentKeyDao dao = new AgentKeyDao(handle);
          hold(new AgentDao(handle, workspace, agent.projectId()), agent);
          if (dao.of(workspace, agent.id()).size() >= MOST) {
            throw new ProblemException(
                ProblemType.CONFLICT, "The agent has " + MOST + " keys. End one first.");
          }
          dao.insert(workspace, key, secret.hash());
          audit.record(
              workspace,
              new AuditEvent("agent-key.created", key.subject(), Map.of(), fields(agent, key)));
          news.changed(workspace, agent.projectId(), "agents");
          return new Made(key, secret);
        });
  }

  /** Ends a key: when this returns, nothing more is let in by it, and what runs is cut. */
  void end(Agent agent, UUID id) {
    UUID workspace = agent.workspaceId();
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          AgentKeyDao dao = new AgentKeyDao(handle);
          hold(new AgentDao(handle, workspace, agent.projectId()), agent);
          AgentKey key =
              dao.of(workspace, agent.id()).stream()
                  .filter(one -> one.id().equals(id))
                  .findFirst()
                  .orElseThrow(ProblemException::notFound);
          dao.delete(workspace, id);
          audit.record(
              workspace,
              new AuditEvent("agent-key.ended", key.subject(), fields(agent, key), Map.of()));
          news.changed(workspace, agent.projectId(), "agents");
          return null;
        });
  }

  private static void hold(AgentDao dao, Agent agent) {
    if (dao.locked(agent.id()).isEmpty()) {
      throw ProblemException.notFound();
    }
  }

  private static Map<String, Object> fields(Agent agent, AgentKey key) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("agent", agent.name());
    fields.put("binding", WireNames.of(key.binding().kind()));
    switch (key.binding().kind()) {
      case LIST -> fields.put("emails", key.binding().emails());
      case DOMAINS -> fields.put("domains", key.binding().domains());
      case TEAM ->
          fields.put(
              "team", IdType.TEAM.format(java.util.Objects.requireNonNull(key.binding().team())));
      case ANY -> {}
    }
    if (!key.addresses().isEmpty()) {
      fields.put("addresses", key.addresses());
    }
    if (key.perMinute() != null) {
      fields.put("perMinute", key.perMinute());
    }
    if (key.expiresAt() != null) {
      fields.put("expiresAt", key.expiresAt().toString());
    }
    return fields;
  }
}
