package gatehouse.control.invitation;

import gatehouse.control.account.Account;
import gatehouse.control.account.AccountChanged;
import gatehouse.control.account.AccountStatus;
import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.member.Member;
import gatehouse.control.member.MemberChanged;
import gatehouse.control.member.MemberStatus;
import gatehouse.control.member.Members;
import gatehouse.platform.database.Database;
import gatehouse.platform.mail.MailSettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps invitations in step with their mails, their places and the accounts behind them. */
@ApplicationScoped
class InvitationFollower {
  private final Database database;
  private final Members members;
  private final AuditLog audit;
  private final InvitationNews news;
  private final Clock clock;

  InvitationFollower(
      Database database, Members members, AuditLog audit, InvitationNews news, Clock clock) {
    this.database = database;
    this.members = members;
    this.audit = audit;
    this.news = news;
    this.clock = clock;
  }

  void settled(@Observes MailSettled mail) {
    database
        .acrossWorkspaces(handle ->
            new InvitationChangeDao(handle).settled(mail.mail(), mail.at(), mail.failure()))
        .ifPresent(news::changed);
  }

  void changed(@Observes MemberChanged change) {
    Member before = change.before();
    Member after = change.after();
    if (before == null || before.status() != MemberStatus.INVITED) {
      return;
    }
    if (after == null) {
      end(before, InvitationState.CANCELLED, "invitation.cancelled");
    } else if (after.status() != MemberStatus.INVITED) {
      end(before, InvitationState.ACCEPTED, "invitation.accepted");
    } else {
      database
          .inWorkspace(
              after.workspaceId(),
              handle ->
                  new InvitationChangeDao(handle)
                      .role(after.workspaceId(), after.id(), after.role()))
          .ifPresent(news::changed);
    }
  }

  /** Where somebody takes the link, it has ended by now, and they have written the audit entry. */
  private void end(Member place, InvitationState state, String action) {
    Optional<Invitation> ended =
        database.inWorkspace(
            place.workspaceId(),
            handle ->
                new InvitationChangeDao(handle)
                    .end(place.workspaceId(), place.id(), state, clock.instant()));
    ended.ifPresent(invitation -> {
      audit.record(
          place.workspaceId(),
          new AuditEvent(
              action,
              invitation.subject(),
              Map.of(),
              Map.of("role", invitation.role().label(), "email", invitation.email())));
      news.changed(invitation);
    });
  }

  void accountChanged(@Observes AccountChanged change) {
    Account before = change.before();
    Account after = change.after();
    if (before.emailKey().equals(after.emailKey())) {
      return;
    }
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      InvitationChangeDao dao = new InvitationChangeDao(handle);
      if (after.status() == AccountStatus.DELETED) {
        dao.bury(before.emailKey(), after.emailKey());
      } else {
        dao.readdress(invitedPlaces(after.id()), after.email(), after.emailKey());
      }
      return null;
    });
  }

  private List<UUID> invitedPlaces(UUID account) {
    return members.ofAccount(account).stream()
        .filter(member -> member.status() == MemberStatus.INVITED)
        .map(Member::id)
        .toList();
  }
}
