package gatehouse.control.project;

import gatehouse.platform.database.Database;
import gatehouse.platform.events.EventBus;
import gatehouse.platform.events.Events;
import gatehouse.platform.events.WorkspaceMemory;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.MalformedIdException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Finds the project that a path names, by slug or id, within one workspace. */
@ApplicationScoped
public class ProjectGate {
  private static final String ID_BEGINS = IdType.PROJECT.prefix() + "_";

  private final Database database;
  private final WorkspaceMemory<Named, Project> memory;

  ProjectGate(Database database, EventBus bus, Events events) {
    this.database = database;
    this.memory = new WorkspaceMemory<>(bus, events, ProjectNews::isOne);
  }

  private record Named(UUID workspace, String project) {}

  /**
   * The project of a path.
   *
   * @throws ProblemException not-found when the workspace has none of this name
   */
  public Project of(UUID workspace, String project) {
    return find(workspace, project).orElseThrow(ProblemException::notFound);
  }

  /**
   * The same from memory: to show what is in the project, not to change it.
   *
   * @throws ProblemException not-found when the workspace has none of this name
   */
  public Project known(UUID workspace, String project) {
    return memory
        .of(workspace, new Named(workspace, project), () -> find(workspace, project))
        .orElseThrow(ProblemException::notFound);
  }

  /**
   * Holds a project in the open transaction: it is not deleted, and nobody else puts something into
   * it, until the end.
   *
   * @throws ProblemException not-found when it is gone
   */
  public void hold(UUID workspace, UUID project) {
    database.inWorkspace(
        workspace,
        handle ->
            new ProjectDao(handle, workspace)
                .held(project)
                .orElseThrow(ProblemException::notFound));
  }

  public Optional<Project> find(UUID workspace, String project) {
    return database.inWorkspace(
        workspace,
        handle -> {
          ProjectDao dao = new ProjectDao(handle, workspace);
          if (!project.startsWith(ID_BEGINS)) {
            return dao.bySlug(project);
          }
          try {
            return dao.find(IdType.PROJECT.parse(project));
          } catch (MalformedIdException noSuchThing) {
            return Optional.empty();
          }
        });
  }
}
