package gatehouse.control.projectuser;

import gatehouse.control.personaldata.PersonalData;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The projects in which agents work for the person, and what they have connected there. */
@ApplicationScoped
class ProjectUserData implements PersonalData {
  private final Database database;

  ProjectUserData(Database database) {
    this.database = database;
  }

  /**
   * One project.
   *
   * @param servers names of those the person has connected; no secret is ever told
   * @param sessions that are still kept; calls likewise
   */
  record Held(
      UUID workspaceId,
      UUID id,
      String project,
      String email,
      @Nullable Instant lastActive,
      Instant createdAt,
      List<String> servers,
      long sessions,
      long calls) {}

  /** The same, as the file shows it. */
  record Piece(
      String id,
      String workspace,
      String project,
      String email,
      @Nullable Instant lastActive,
      Instant since,
      List<String> connectedServers,
      long sessions,
      long toolCalls) {
    static Piece of(Held held) {
      return new Piece(
          IdType.PROJECT_USER.format(held.id()),
          IdType.WORKSPACE.format(held.workspaceId()),
          held.project(),
          held.email(),
          held.lastActive(),
          held.createdAt(),
          held.servers(),
          held.sessions(),
          held.calls());
    }
  }

  @Override
  public String name() {
    return "projectUsers";
  }

  @Override
  public void tell(UUID account, Consumer<Object> piece) {
    database
        .acrossWorkspaces(handle -> new OwnUsesDao(handle).of(account))
        .forEach(held -> piece.accept(Piece.of(held)));
  }
}
