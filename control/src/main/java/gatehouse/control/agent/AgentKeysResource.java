package gatehouse.control.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.group.Group;
import gatehouse.control.group.GroupKind;
import gatehouse.control.group.Groups;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.platform.ids.IdType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The keys of an agent. */
@Path("/v1/workspaces/{ws}/projects/{project}/agents/{agent}/keys")
@RunOnVirtualThread
class AgentKeysResource {
  private final AgentKeys keys;
  private final Agents agents;
  private final Groups groups;
  private final ProjectGate gate;
  private final Caller caller;

  AgentKeysResource(AgentKeys keys, Agents agents, Groups groups, ProjectGate gate, Caller caller) {
    this.keys = keys;
    this.agents = agents;
    this.groups = groups;
    this.gate = gate;
    this.caller = caller;
  }

  /** All of them; an agent has at most fifty. */
  record AgentKeyList(List<AgentKeyView> items) {}

  /**
   * A team that a key is bound to.
   *
   * @param name null when the team is gone: then the key may name nobody
   */
  record KeyTeamView(String id, @Nullable String name) {}

  /** Whom a key may name. */
  record KeyBindingView(
      Binding.Kind kind,
      @Nullable List<String> emails,
      @Nullable List<String> domains,
      @Nullable KeyTeamView team) {
    static KeyBindingView of(Binding binding, Map<UUID, Group> teams) {
      UUID team = binding.team();
      Group known = team == null ? null : teams.get(team);
      return new KeyBindingView(
          binding.kind(),
          binding.kind() == Binding.Kind.LIST ? binding.emails() : null,
          binding.kind() == Binding.Kind.DOMAINS ? binding.domains() : null,
          team == null
              ? null
              : new KeyTeamView(IdType.TEAM.format(team), known == null ? null : known.name()));
    }
  }

  /**
   * A key as the API shows it.
   *
   * @param hint how the key begins
   * @param lastUsedAt to the minute
   * @param key the key itself; only in the answer to making it
   */
  record AgentKeyView(
      String id,
      String name,
      String hint,
      KeyBindingView binding,
      List<String> addresses,
      @Nullable Integer perMinute,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt,
      Instant createdAt,
      @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String key) {
    static AgentKeyView of(AgentKey key, Map<UUID, Group> teams, @Nullable String secret) {
      return new AgentKeyView(
          IdType.AGENT_KEY.format(key.id()),
          key.name(),
          KeyText.hint(key.id()),
          KeyBindingView.of(key.binding(), teams),
          key.addresses(),
          key.perMinute(),
          key.expiresAt(),
          key.lastUsed(),
          key.createdAt(),
          secret);
    }

    @Override
    public String toString() {
      return "AgentKeyView[" + id + "]";
    }
  }

  @GET
  @Requires(Permission.PROJECTS_READ)
  @Operation(summary = "The agent's keys, without their secrets")
  public AgentKeyList list(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("agent") String agent) {
    List<AgentKey> all = keys.of(agent(project, agent));
    Map<UUID, Group> teams = teams(all);
    return new AgentKeyList(all.stream().map(key -> AgentKeyView.of(key, teams, null)).toList());
  }

  @POST
  @ResponseStatus(201)
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(summary = "Make an agent key; it is shown this once")
  public AgentKeyView make(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("agent") String agent,
      @Valid @NotNull KeyRequest.NewAgentKey body) {
    AgentKeys.Made made = keys.make(agent(project, agent), body);
    return AgentKeyView.of(made.key(), teams(List.of(made.key())), made.secret().text());
  }

  @DELETE
  @Path("/{key}")
  @ResponseStatus(204)
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(summary = "End an agent key at once; what runs by it is cut")
  public void end(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("agent") String agent,
      @PathParam("key") String key) {
    keys.end(agent(project, agent), IdType.AGENT_KEY.parse(key));
  }

  private Agent agent(String project, String agent) {
    Project in = gate.of(caller.workspaceId(), project);
    return agents.get(in.workspaceId(), in.id(), IdType.AGENT.parse(agent));
  }

  private Map<UUID, Group> teams(List<AgentKey> keys) {
    List<UUID> wanted =
        keys.stream()
            .flatMap(key -> java.util.stream.Stream.ofNullable(key.binding().team()))
            .map(Objects::requireNonNull)
            .distinct()
            .toList();
    return groups.some(caller.workspaceId(), GroupKind.TEAM, wanted).stream()
        .collect(Collectors.toMap(Group::id, Function.identity()));
  }
}
