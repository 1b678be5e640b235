package gatehouse.control.member;

import gatehouse.control.access.Permission;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.ItemJobKind;
import gatehouse.platform.jobs.JobInfo;
import gatehouse.platform.jobs.JobItem;
import gatehouse.platform.jobs.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Does one {@link MemberAct} to many members, one after another. */
@ApplicationScoped
class ActJob implements ItemJobKind<ActJob.Wanted> {
  private final Instance<MemberAct> acts;
  private final Edits edits;
  private final MemberList list;

  ActJob(@Any Instance<MemberAct> acts, Edits edits, MemberList list) {
    this.acts = acts;
    this.edits = edits;
    this.list = list;
  }

  /** What to do to whom. */
  record Wanted(Chosen chosen, String act) {}

  Optional<MemberAct> act(String name) {
    return acts.stream().filter(act -> act.name().equals(name)).findAny();
  }

  List<String> names() {
    return acts.stream().map(MemberAct::name).toList();
  }

  /**
   * Does it to one member, now.
   *
   * @throws ProblemException not-found, or conflict with the reason
   */
  void one(UUID workspace, UUID member, String name) {
    Outcome outcome = act(name).orElseThrow().perform(workspace, list.find(workspace, member));
    if (outcome.kind() != Outcome.Kind.DONE) {
      throw new ProblemException(ProblemType.CONFLICT, outcome.reason() + ".");
    }
  }

  @Override
  public String name() {
    return "act-on-members";
  }

  @Override
  public Class<Wanted> arguments() {
    return Wanted.class;
  }

  @Override
  public String permission() {
    return Permission.MEMBERS_WRITE.id();
  }

  @Override
  public void plan(Wanted wanted, JobInfo job, Plan plan) {
    wanted.chosen().plan(list, job.workspaceId(), plan);
  }

  @Override
  public Outcome process(Wanted wanted, JobInfo job, JobItem item) {
    UUID workspace = job.workspaceId();
    UUID id = IdType.MEMBER.parse(Objects.requireNonNull(item.subject()));
    Optional<MemberRow> row = list.some(workspace, List.of(id)).stream().findFirst();
    if (row.isEmpty()) {
      return Outcome.skipped(Edits.GONE);
    }
    if (id.equals(edits.self(workspace, job.creator().accountId()))) {
      return Outcome.skipped(EditJob.YOU);
    }
    MemberAct act = act(wanted.act()).orElseThrow();
    String refusal = act.refusal(row.get());
    return refusal == null ? act.perform(workspace, row.get()) : Outcome.skipped(refusal);
  }
}
