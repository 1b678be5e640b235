package gatehouse.control.member;

import gatehouse.control.access.Permission;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.session.Sessions;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.ItemJobKind;
import gatehouse.platform.jobs.JobInfo;
import gatehouse.platform.jobs.JobItem;
import gatehouse.platform.jobs.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Ends every session of every member of a workspace but the one who asked: one item a member. */
@ApplicationScoped
class SignEveryoneOut implements ItemJobKind<SignEveryoneOut.Nothing> {
  private final Members members;
  private final Sessions sessions;
  private final AuditLog audit;

  SignEveryoneOut(Members members, Sessions sessions, AuditLog audit) {
    this.members = members;
    this.sessions = sessions;
    this.audit = audit;
  }

  /** It needs no arguments. */
  record Nothing() {}

  @Override
  public String name() {
    return "end-sessions";
  }

  @Override
  public Class<Nothing> arguments() {
    return Nothing.class;
  }

  @Override
  public String permission() {
    return Permission.MEMBERS_WRITE.id();
  }

  @Override
  public void plan(Nothing arguments, JobInfo job, Plan plan) {
    members.forEach(
        job.workspaceId(), (id, name) -> plan.add(IdType.MEMBER.format(id), name, null));
  }

  @Override
  public Outcome process(Nothing arguments, JobInfo job, JobItem item) {
    String subject = item.subject();
    Optional<Member> found =
        subject == null
            ? Optional.empty()
            : members.maybe(job.workspaceId(), IdType.MEMBER.parse(subject));
    if (found.isEmpty()) {
      return Outcome.skipped("No longer a member");
    }
    Member member = found.get();
    UUID account = member.accountId();
    if (account == null) {
      return Outcome.skipped("Has no account yet");
    }
    if (account.equals(job.creator().accountId())) {
      return Outcome.skipped("You");
    }
    int ended = sessions.endAll(account);
    audit.record(
        job.workspaceId(),
        new AuditEvent(
            "member.signed-out", Members.subject(member), Map.of("sessions", ended), Map.of()));
    return Outcome.done();
  }
}
