package gatehouse.control.projectuser;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.agent.RulesRequest;
import gatehouse.control.agent.ToolRules;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.platform.ids.IdType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Which tools agents may use for one user of a project. */
@Path("/v1/workspaces/{ws}/projects/{project}/users/{user}/rules")
@RunOnVirtualThread
class UserRulesResource {
  private final UserRules rules;
  private final ProjectGate gate;
  private final Caller caller;

  UserRulesResource(UserRules rules, ProjectGate gate, Caller caller) {
    this.rules = rules;
    this.gate = gate;
    this.caller = caller;
  }

  /** Which tools agents may use for this user; an empty allow is everything. */
  record UserRulesView(List<String> allow, List<String> deny) {
    static UserRulesView of(ToolRules rules) {
      return new UserRulesView(rules.allow(), rules.deny());
    }
  }

  @GET
  @Requires(Permission.PROJECTS_READ)
  @Operation(summary = "Which tools agents may use for this user; an agent's own rules hold too")
  public UserRulesView get(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("user") String user) {
    Project in = gate.of(caller.workspaceId(), project);
    return UserRulesView.of(rules.of(in.workspaceId(), in.id(), IdType.PROJECT_USER.parse(user)));
  }

  @PUT
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(summary = "Set which tools agents may use for this user, from the next call")
  public UserRulesView set(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("user") String user,
      @Valid @NotNull(message = "A JSON body is needed") RulesRequest body) {
    Project in = gate.of(caller.workspaceId(), project);
    ToolRules wanted = body.checked("");
    rules.set(in.workspaceId(), in.id(), IdType.PROJECT_USER.parse(user), wanted);
    return UserRulesView.of(wanted);
  }
}
