package gatehouse.control.invitation;

import gatehouse.control.access.Role;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.member.Members;
import gatehouse.control.workspace.Workspace;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.paging.Cursor;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists invitations, sends them anew, changes and cancels them. */
@ApplicationScoped
public class Invitations {
  private static final String SORT = "-createdAt";

  private final Database database;
  private final Workspaces workspaces;
  private final Members members;
  private final AdminRule admins;
  private final Dispatch dispatch;
  private final AuditLog audit;
  private final InvitationNews news;
  private final Clock clock;

  Invitations(
      Database database,
      Workspaces workspaces,
      Members members,
      AdminRule admins,
      Dispatch dispatch,
      AuditLog audit,
      InvitationNews news,
      Clock clock) {
    this.database = database;
    this.workspaces = workspaces;
    this.members = members;
    this.admins = admins;
    this.dispatch = dispatch;
    this.audit = audit;
    this.news = news;
    this.clock = clock;
  }

  /** Newest first. */
  Page<Invitation> page(
      UUID workspace, @Nullable String search, List<InvitationState> states, PageRequest request) {
    Cursor after = Cursor.decode(request.cursor(), SORT);
    InvitationDao.Filter filter =
        new InvitationDao.Filter(
            workspace,
            search == null || search.isBlank() ? null : search.strip().toLowerCase(Locale.ROOT),
            states,
            clock.instant());
    return database.inWorkspace(
        workspace,
        handle -> {
          InvitationDao dao = new InvitationDao(handle);
          return Page.cut(
              dao.page(filter, after == null ? null : after.id(), request.limit() + 1),
              request,
              row -> new Cursor(SORT, "", row.id()),
              Page.Total.of(dao.count(filter, Page.Total.COUNTED + 1)));
        });
  }

  Invitation find(UUID workspace, UUID id) {
    return database.inWorkspace(
        workspace,
        handle ->
            new InvitationDao(handle).find(workspace, id).orElseThrow(ProblemException::notFound));
  }

  /** The invitation of a place, while it is open. */
  Optional<Invitation> openOf(UUID workspace, UUID member) {
    return database.inWorkspace(
        workspace,
        handle ->
            new InvitationDao(handle).openOf(workspace, List.of(member)).stream().findFirst());
  }

  /** A fresh mail with a fresh link; the old link is dead, the time runs anew. */
  Invitation resend(UUID workspaceId, UUID id, Role caller) {
    return withOpen(
        workspaceId,
        id,
        (workspace, invitation) -> {
          AdminRule.check(workspace, caller, invitation.role());
          dispatch.mail(
              workspace,
              List.of(
                  new Dispatch.Target(
                      id,
                      invitation.memberId(),
                      invitation.email(),
                      invitation.emailKey(),
                      invitation.role(),
                      invitation.note(),
                      invitation.mailId())),
              null);
          record("invitation.resent", invitation);
        });
  }

  /**
   * A fresh link to hand over; the old one is dead.
   *
   * @throws ProblemException not-allowed when the invitation is for more than the caller is
   */
  Dispatch.Link link(UUID workspaceId, UUID id, Role caller) {
    Dispatch.Link[] link = new Dispatch.Link[1];
    withOpen(
        workspaceId,
        id,
        (workspace, invitation) -> {
          if (!caller.includes(invitation.role())) {
            throw new ProblemException(
                ProblemType.NOT_ALLOWED,
                "Whoever holds the link becomes %s. Copy links up to your own role only."
                    .formatted(invitation.role().label()));
          }
          link[0] = dispatch.link(workspace, invitation);
          record("invitation.link-made", invitation);
        });
    return link[0];
  }

  /** Another role for someone who has not come yet. */
  Invitation changeRole(
      UUID workspaceId, UUID id, Role role, Role caller, @Nullable String ifMatch) {
    return withOpen(
        workspaceId,
        id,
        (workspace, invitation) -> {
          EntityTags.check(ifMatch, invitation.version());
          if (invitation.role() == role) {
            return;
          }
          AdminRule.check(workspace, caller, invitation.role());
          AdminRule.check(workspace, caller, role);
          if (invitation.delivery() == Delivery.LINK && !caller.includes(role)) {
            throw new ProblemException(
                ProblemType.CONFLICT,
                "Its link was copied by hand. Resend the invitation by mail, then raise the role.");
          }
          // The invitation follows its place: see InvitationFollower.
          members.changeRole(workspaceId, invitation.memberId(), role, null);
          admins.tell(workspace, caller, role, List.of(invitation.email()));
        });
  }

  /** Ends it: the link is dead and the seat is free. */
  public void cancel(UUID workspaceId, UUID id) {
    withOpen(
        workspaceId,
        id,
        // The invitation follows its place: see InvitationFollower.
        (workspace, invitation) -> members.remove(workspaceId, invitation.memberId()));
  }

  private Invitation withOpen(UUID workspaceId, UUID id, Work work) {
    return database.inWorkspace(
        workspaceId,
        handle -> {
          // Whoever accepts or removes at this moment waits, or was first.
          Workspace workspace = workspaces.hold(workspaceId);
          InvitationDao dao = new InvitationDao(handle);
          Invitation invitation = dao.find(workspaceId, id).orElseThrow(ProblemException::notFound);
          if (!invitation.state().open()) {
            throw new ProblemException(
                ProblemType.CONFLICT,
                invitation.state() == InvitationState.ACCEPTED
                    ? "They have accepted it. Look among the members."
                    : "It was cancelled. Invite the address again.");
          }
          work.on(workspace, invitation);
          Invitation after = dao.find(workspaceId, id).orElseThrow(ProblemException::notFound);
          news.changed(after);
          return after;
        });
  }

  private void record(String action, Invitation invitation) {
    audit.record(
        invitation.workspaceId(),
        new AuditEvent(
            action,
            invitation.subject(),
            Map.of(),
            Map.of("role", invitation.role().label(), "email", invitation.email())));
  }

  @FunctionalInterface
  private interface Work {
    void on(Workspace workspace, Invitation invitation);
  }
}
