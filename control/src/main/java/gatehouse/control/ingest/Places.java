package gatehouse.control.ingest;

import gatehouse.control.agent.Agent;
import gatehouse.control.agent.Agents;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The projects that events of one batch name, with the servers and agents they may name there. */
final class Places {
  private final UUID workspace;
  private final ProjectGate gate;
  private final McpServers servers;
  private final Agents agents;
  private final Map<String, Optional<Place>> known = new HashMap<>();

  Places(UUID workspace, ProjectGate gate, McpServers servers, Agents agents) {
    this.workspace = workspace;
    this.gate = gate;
    this.servers = servers;
    this.agents = agents;
  }

  /** A project; servers by slug and id, agents by name and id. */
  record Place(Project project, Map<String, UUID> servers, Map<String, UUID> agents) {}

  /**
   * An event and what it names.
   *
   * @param server the agent itself where there is no server
   */
  record Placed(Activity activity, UUID project, UUID agent, UUID server) {}

  Placed of(Activity activity) throws Refused {
    Place place =
        known
            .computeIfAbsent(activity.project(), this::find)
            .orElseThrow(
                () -> new Refused("/data/project", "There is no such project in this workspace"));
    UUID agent = place.agents().get(activity.agent().strip().toLowerCase(Locale.ROOT));
    if (agent == null) {
      throw new Refused("/data/agent", "The project has no agent of this name or id");
    }
    UUID server = agent;
    Activity.Call call = activity.call();
    if (call != null) {
      UUID named = place.servers().get(call.server());
      if (named == null) {
        throw new Refused("/data/server", "The project has no server of this prefix or id");
      }
      server = named;
    }
    return new Placed(activity, place.project().id(), agent, server);
  }

  private Optional<Place> find(String name) {
    return gate.find(workspace, name)
        .map(project -> {
          Map<String, UUID> servers = new HashMap<>();
          for (McpServer server : this.servers.of(workspace, project.id())) {
            servers.put(server.slug(), server.id());
            servers.put(server.typeId(), server.id());
          }
          Map<String, UUID> agents = new HashMap<>();
          for (Agent agent : this.agents.of(workspace, project.id())) {
            agents.put(agent.name().toLowerCase(Locale.ROOT), agent.id());
            agents.put(agent.typeId(), agent.id());
          }
          return new Place(project, servers, agents);
        });
  }
}
