package gatehouse.control.member;

import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts members of several workspaces at once, for those who run the server. */
@ApplicationScoped
public class Headcounts {
  private final Database database;

  Headcounts(Database database) {
    this.database = database;
  }

  /** Workspaces without members are absent. */
  public Map<UUID, Headcount> of(List<UUID> workspaces) {
    return database.acrossWorkspaces(handle ->
        new MembershipDao(handle)
            .headcounts(workspaces).stream()
                .collect(Collectors.toMap(Headcount::workspaceId, Function.identity())));
  }

  /** How many workspaces each account is a member of; accounts without any are absent. */
  public Map<UUID, Long> workspacesOf(List<UUID> accounts) {
    return database.acrossWorkspaces(handle -> new MembershipDao(handle).membershipsOf(accounts));
  }
}
