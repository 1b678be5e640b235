package gatehouse.control.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The playground of an agent. */
@Path("/v1/workspaces/{ws}/projects/{project}/agents/{agent}/playground")
@RunOnVirtualThread
class PlaygroundResource {
  private final Playing playing;
  private final ProjectGate gate;
  private final Caller caller;

  PlaygroundResource(Playing playing, ProjectGate gate, Caller caller) {
    this.playing = playing;
    this.gate = gate;
    this.caller = caller;
  }

  /**
   * For whom.
   *
   * @param person a test person's id; whoever is signed in when absent
   */
  record PlaygroundPerson(@Nullable String person) {}

  /**
   * A call to make.
   *
   * @param person a test person's id; whoever is signed in when absent
   * @param arguments an object; none when absent
   */
  record PlaygroundCall(
      @Nullable String person,
      @NotBlank(message = "Name the tool") @Size(max = 200, message = "At most 200 characters")
          String tool,
      @Nullable JsonNode arguments) {}

  /**
   * What came of a request.
   *
   * @param result as the protocol has it; null when the answer is an error
   * @param error of the protocol, with its code and message; null when there is a result
   * @param millis how long it took
   */
  record PlaygroundAnswer(@Nullable JsonNode result, @Nullable JsonNode error, long millis) {}

  @POST
  @Path("/tools")
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(
      summary = "The tools that the agent is shown for this person",
      description = "For whoever is signed in, or for a test person of the project; nobody else.")
  public PlaygroundAnswer tools(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("agent") String agent,
      @Valid @NotNull(message = "A JSON body is needed") PlaygroundPerson body) {
    return timed(() -> playing.tools(play(project, agent, body.person())));
  }

  @POST
  @Path("/calls")
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(
      summary = "Call a tool as the agent would for this person",
      description =
          "It takes the way of an agent's call: rules, secrets, figures. Sessions say that they are"
              + " of the playground, and each call is in the audit log.")
  public PlaygroundAnswer call(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("agent") String agent,
      @Valid @NotNull(message = "A JSON body is needed") PlaygroundCall body) {
    JsonNode given = body.arguments();
    JsonNode arguments =
        given == null || given.isNull() ? JsonNodeFactory.instance.objectNode() : given;
    if (!arguments.isObject()) {
      throw ProblemException.invalid("/arguments", "Must be an object");
    }
    return timed(() -> playing.call(play(project, agent, body.person()), body.tool(), arguments));
  }

  private Playing.Play play(String project, String agent, @Nullable String person) {
    Project in = gate.of(caller.workspaceId(), project);
    return new Playing.Play(
        in,
        IdType.AGENT.parse(agent),
        caller.identity(),
        person == null ? null : IdType.PROJECT_USER.parse(person));
  }

  private static PlaygroundAnswer timed(java.util.function.Supplier<JsonNode> asked) {
    long begun = System.nanoTime();
    JsonNode response = asked.get();
    long millis = (System.nanoTime() - begun) / 1_000_000;
    return new PlaygroundAnswer(response.get("result"), response.get("error"), millis);
  }
}
