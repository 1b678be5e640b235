package gatehouse.control.member;

import gatehouse.control.workspace.Workspace;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts the licence's seats. Everyone but the disabled takes one. */
@ApplicationScoped
public class Seats {
  private final Database database;
  private final Workspaces workspaces;
  private final MemberList list;

  Seats(Database database, Workspaces workspaces, MemberList list) {
    this.database = database;
    this.workspaces = workspaces;
    this.list = list;
  }

  /** The seats of a workspace and how many are used. */
  public Usage usage(UUID workspace) {
    return database.inWorkspace(
        workspace,
        handle -> {
          Workspace of = workspaces.find(workspace).orElseThrow(ProblemException::notFound);
          return new Usage(of.seats(), list.seated(workspace));
        });
  }

  /**
   * Makes sure that one more member has a seat, holding the workspace until the transaction ends.
   *
   * @throws ProblemException {@code no-seat-left}
   */
  void take(UUID workspace) {
    database.inWorkspace(
        workspace,
        handle -> {
          Integer seats = workspaces.hold(workspace).seats();
          if (seats != null && list.seated(workspace) >= seats) {
            throw none(seats);
          }
          return null;
        });
  }

  static ProblemException none(@Nullable Integer seats) {
    return new ProblemException(
        ProblemType.NO_SEAT_LEFT,
        "All %d seats are taken. Suspend or remove someone, or ask the operator for more."
            .formatted(seats));
  }

  /**
   * Seats and their use.
   *
   * @param seats null: any number
   */
  public record Usage(@Nullable Integer seats, long used) {}
}
