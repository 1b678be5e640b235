package gatehouse.control.projectuser;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.platform.ids.IdType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The test people of a project. */
@Path("/v1/workspaces/{ws}/projects/{project}/test-people")
@RunOnVirtualThread
class TestPeopleResource {
  private final TestPeople people;
  private final ProjectGate gate;
  private final Caller caller;

  TestPeopleResource(TestPeople people, ProjectGate gate, Caller caller) {
    this.people = people;
    this.gate = gate;
    this.caller = caller;
  }

  /** All of them; a project has at most a hundred. */
  record TestPersonList(List<TestPersonView> items) {}

  /**
   * A test person.
   *
   * @param id as a user of the project
   */
  record TestPersonView(String id, String email) {
    static TestPersonView of(ProjectUser user) {
      return new TestPersonView(IdType.PROJECT_USER.format(user.id()), user.email());
    }
  }

  /** One to be made. */
  record NewTestPerson(@NotNull(message = "Give an address nobody here has") EmailAddress email) {}

  @GET
  @Requires(Permission.PROJECTS_READ)
  @Operation(summary = "The project's test people, by address")
  public TestPersonList list(@PathParam("ws") String ws, @PathParam("project") String project) {
    Project in = gate.of(caller.workspaceId(), project);
    return new TestPersonList(
        people.of(in.workspaceId(), in.id()).stream().map(TestPersonView::of).toList());
  }

  @POST
  @ResponseStatus(201)
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(
      summary = "Make a test person, as whom tools can be called in the playground",
      description =
          "With an address that nobody in the workspace has. It is a user of the project like"
              + " others: rules can be set for it, it connects servers by auth links, and it is"
              + " deleted as users are.")
  public TestPersonView create(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @Valid @NotNull(message = "A JSON body is needed") NewTestPerson body) {
    Project in = gate.of(caller.workspaceId(), project);
    return TestPersonView.of(people.create(in.workspaceId(), in.id(), body.email()));
  }
}
