package gatehouse.control.projectuser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.control.access.Permission;
import gatehouse.control.bulk.BulkList;
import gatehouse.control.bulk.BulkPreview;
import gatehouse.control.bulk.BulkRequest;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.MalformedIdException;
import gatehouse.platform.jobs.Job;
import gatehouse.platform.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bulk actions on a project's users: {@code revoke} and {@code delete}. */
@ApplicationScoped
class ProjectUserBulk implements BulkList {
  private static final String REVOKE = "revoke";
  private static final String DELETE = "delete";

  private final Jobs jobs;
  private final UserActJob job;
  private final ProjectUserList list;
  private final ProjectUserActs acts;
  private final ConnectedServers following;
  private final ProjectGate gate;
  private final ObjectMapper json;

  ProjectUserBulk(
      Jobs jobs,
      UserActJob job,
      ProjectUserList list,
      ProjectUserActs acts,
      ConnectedServers following,
      ProjectGate gate,
      ObjectMapper json) {
    this.jobs = jobs;
    this.job = job;
    this.list = list;
    this.acts = acts;
    this.following = following;
    this.gate = gate;
    this.json = json;
  }

  @Override
  public String list() {
    return "project-users";
  }

  @Override
  public Permission permission() {
    return Permission.PROJECTS_WRITE;
  }

  @Override
  public Job start(UUID workspace, BulkRequest request) {
    UserActJob.Wanted wanted = wanted(workspace, request);
    return jobs.start(
        workspace,
        job,
        wanted,
        wanted.revoke() == null ? "Delete project users" : "Revoke access of project users");
  }

  @Override
  public BulkPreview preview(UUID workspace, BulkRequest request) {
    UserActJob.Wanted wanted = wanted(workspace, request);
    long[] total = {0};
    long[] without = {0};
    wanted
        .chosen()
        .each(
            list,
            workspace,
            row -> {
              total[0]++;
              if (wanted.revoke() != null
                  && row.servers().stream().noneMatch(wanted.revoke()::contains)) {
                without[0]++;
              }
            });
    return new BulkPreview(
        total[0],
        total[0] - without[0],
        without[0] == 0
            ? List.of()
            : List.of(new BulkPreview.Skipped(UserActJob.NOTHING, without[0])));
  }

  private UserActJob.Wanted wanted(UUID workspace, BulkRequest request) {
    if (request.scope() == null) {
      throw ProblemException.invalid("/scope", "Name the project");
    }
    Project project =
        gate.find(workspace, request.scope())
            .orElseThrow(
                () -> ProblemException.invalid("/scope", "There is no project of this name"));
    // A filter finds people by what they have connected: nobody who just did is passed over.
    following.settle(workspace, project.id());
    List<McpServer> connectable = acts.connectable(workspace, project.id());
    List<UUID> revoke =
        switch (request.action()) {
          case REVOKE -> servers(request.arguments(), connectable);
          case DELETE -> none(request.arguments());
          default ->
              throw ProblemException.invalid(
                  "/action", "Must be one of: " + DELETE + ", " + REVOKE);
        };
    return new UserActJob.Wanted(chosen(project, request, connectable), revoke);
  }

  /** Those that are named, or all. */
  private List<UUID> servers(@Nullable JsonNode arguments, List<McpServer> connectable) {
    JsonNode named = arguments == null ? null : arguments.get("servers");
    if (arguments != null
        && (!arguments.isObject() || arguments.size() > (named == null ? 0 : 1))) {
      throw ProblemException.invalid("/arguments", "Takes servers only");
    }
    if (named == null) {
      return connectable.stream().map(McpServer::id).toList();
    }
    List<String> texts = new ArrayList<>();
    named.forEach(one -> texts.add(one.asText()));
    if (!named.isArray() || texts.isEmpty()) {
      throw ProblemException.invalid("/arguments/servers", "Must be a list of ids");
    }
    try {
      return new RevokeRequest(texts).among(connectable).stream().map(McpServer::id).toList();
    } catch (ProblemException e) {
      throw ProblemException.invalid("/arguments/servers", e.detail());
    }
  }

  private static @Nullable List<UUID> none(@Nullable JsonNode arguments) {
    if (arguments != null && !arguments.isEmpty()) {
      throw ProblemException.invalid("/arguments", "This action takes no arguments");
    }
    return null;
  }

  private ChosenUsers chosen(Project project, BulkRequest request, List<McpServer> servers) {
    if (request.ids() != null) {
      List<UUID> ids = new ArrayList<>();
      for (String id : request.ids()) {
        try {
          ids.add(IdType.PROJECT_USER.parse(id));
        } catch (MalformedIdException e) {
          throw ProblemException.invalid("/ids", "\"%s\" is not a project user's id".formatted(id));
        }
      }
      return new ChosenUsers(project.id(), ids, null);
    }
    ProjectUserFilter filter = filter(Objects.requireNonNull(request.filter()));
    filter.check("/filter", servers);
    return new ChosenUsers(project.id(), null, filter);
  }

  private ProjectUserFilter filter(JsonNode given) {
    try {
      ProjectUserFilter filter = json.treeToValue(given, ProjectUserFilter.class);
      if (filter != null) {
        return filter;
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // the same answer
    }
    throw ProblemException.invalid(
        "/filter", "Must have the names and values of the list's own filters");
  }
}
