package gatehouse.control.projectuser;

import gatehouse.control.access.Permission;
import gatehouse.control.credential.Receipt;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.ItemJobKind;
import gatehouse.platform.jobs.JobInfo;
import gatehouse.platform.jobs.JobItem;
import gatehouse.platform.jobs.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Revokes credentials of many users of a project, or deletes the users, one after another. */
@ApplicationScoped
class UserActJob implements ItemJobKind<UserActJob.Wanted> {
  static final String NOTHING = "Has no credentials for these servers";
  private static final String GONE = "Is not in the project any more";

  private final ProjectUserActs acts;
  private final ProjectUsers users;
  private final ProjectUserList list;

  UserActJob(ProjectUserActs acts, ProjectUsers users, ProjectUserList list) {
    this.acts = acts;
    this.users = users;
    this.list = list;
  }

  /**
   * What to do to whom.
   *
   * @param revoke of these servers; null to delete the users
   */
  record Wanted(ChosenUsers chosen, @Nullable List<UUID> revoke) {}

  @Override
  public String name() {
    return "act-on-project-users";
  }

  @Override
  public Class<Wanted> arguments() {
    return Wanted.class;
  }

  @Override
  public String permission() {
    return Permission.PROJECTS_WRITE.id();
  }

  @Override
  public void plan(Wanted wanted, JobInfo job, Plan plan) {
    wanted.chosen().plan(list, job.workspaceId(), plan);
  }

  @Override
  public Outcome process(Wanted wanted, JobInfo job, JobItem item) {
    UUID workspace = job.workspaceId();
    UUID project = wanted.chosen().project();
    UUID user = IdType.PROJECT_USER.parse(Objects.requireNonNull(item.subject()));
    if (users.find(workspace, project, user).isEmpty()) {
      return Outcome.skipped(GONE);
    }
    List<UUID> revoke = wanted.revoke();
    if (revoke == null) {
      acts.delete(workspace, project, user);
      return Outcome.done();
    }
    List<Receipt> receipts = acts.revokeHeld(workspace, project, user, Set.copyOf(revoke));
    return receipts.stream().anyMatch(receipt -> receipt.local() == Receipt.Local.REMOVED)
        ? Outcome.done()
        : Outcome.skipped(NOTHING);
  }
}
