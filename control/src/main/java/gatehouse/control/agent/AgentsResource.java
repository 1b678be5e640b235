package gatehouse.control.agent;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.project.Label;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.ids.IdType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The agents of a project. */
@Path("/v1/workspaces/{ws}/projects/{project}/agents")
@RunOnVirtualThread
class AgentsResource {
  private final Agents agents;
  private final ProjectGate gate;
  private final Caller caller;

  AgentsResource(Agents agents, ProjectGate gate, Caller caller) {
    this.agents = agents;
    this.gate = gate;
    this.caller = caller;
  }

  /** All of them; a project has at most two hundred. */
  record AgentList(List<AgentView> items) {}

  /** Which tools an agent may use; an empty allow is everything. */
  record AgentRulesView(List<String> allow, List<String> deny) {}

  /**
   * An agent as the API shows it.
   *
   * @param mode how it is shown the tools
   * @param keys how many keys it has
   */
  record AgentView(
      String id, String name, AgentRulesView rules, AgentMode mode, long keys, Instant createdAt) {
    static AgentView of(Agent agent, Map<UUID, Long> keys) {
      return new AgentView(
          agent.typeId(),
          agent.name(),
          new AgentRulesView(agent.rules().allow(), agent.rules().deny()),
          agent.mode(),
          keys.getOrDefault(agent.id(), 0L),
          agent.createdAt());
    }
  }

  @GET
  @Requires(Permission.PROJECTS_READ)
  @Operation(summary = "The project's agents, by name")
  public AgentList list(@PathParam("ws") String ws, @PathParam("project") String project) {
    Project in = project(project);
    Map<UUID, Long> keys = agents.keys(in.workspaceId(), in.id());
    return new AgentList(
        agents.of(in.workspaceId(), in.id()).stream()
            .map(agent -> AgentView.of(agent, keys))
            .toList());
  }

  @POST
  @ResponseStatus(201)
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(summary = "Make an agent")
  public RestResponse<AgentView> create(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @Valid @NotNull AgentRequest.NewAgent body) {
    Project in = project(project);
    return answer(
        RestResponse.Status.CREATED,
        agents.create(
            in.workspaceId(),
            in.id(),
            Label.of(body.name(), "/name"),
            body.rules() == null ? ToolRules.EVERYTHING : body.rules().checked("/rules"),
            Objects.requireNonNullElse(body.mode(), AgentMode.DIRECT)));
  }

  @GET
  @Path("/{agent}")
  @Requires(Permission.PROJECTS_READ)
  @Operation(summary = "One agent")
  public RestResponse<AgentView> get(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("agent") String agent) {
    Project in = project(project);
    return answer(
        RestResponse.Status.OK, agents.get(in.workspaceId(), in.id(), IdType.AGENT.parse(agent)));
  }

  @PATCH
  @Path("/{agent}")
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(summary = "Change an agent's name, rules or mode; they hold from its next call")
  public RestResponse<AgentView> change(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("agent") String agent,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull AgentRequest.AgentChange body) {
    Project in = project(project);
    return answer(
        RestResponse.Status.OK,
        agents.change(
            in.workspaceId(),
            in.id(),
            IdType.AGENT.parse(agent),
            body.name() == null ? null : Label.of(body.name(), "/name"),
            body.rules() == null ? null : body.rules().checked("/rules"),
            body.mode(),
            ifMatch));
  }

  @DELETE
  @Path("/{agent}")
  @ResponseStatus(204)
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(summary = "Delete an agent with its keys; what it does now is cut")
  public void delete(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("agent") String agent) {
    Project in = project(project);
    agents.delete(in.workspaceId(), in.id(), IdType.AGENT.parse(agent));
  }

  private Project project(String project) {
    return gate.of(caller.workspaceId(), project);
  }

  private RestResponse<AgentView> answer(RestResponse.Status status, Agent agent) {
    return RestResponse.ResponseBuilder.create(
            status, AgentView.of(agent, agents.keys(agent.workspaceId(), agent.projectId())))
        .header("ETag", EntityTags.of(agent.version()))
        .build();
  }
}
