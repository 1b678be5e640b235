package gatehouse.control.project;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What is asked for of a project. */
final class ProjectRequest {
  private ProjectRequest() {}

  /**
   * A new project.
   *
   * @param slug its name in addresses, forever; made from the name when absent
   */
  record NewProject(
      @NotNull(message = "Give it a name") String name,
      @Nullable String slug,
      @Nullable String description) {}

  /** What is null stays. */
  record ProjectChange(@Nullable String name, @Nullable String description) {}
}
